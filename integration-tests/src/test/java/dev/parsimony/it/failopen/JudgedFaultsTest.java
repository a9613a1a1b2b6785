/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.fault.Faulty;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.telemetry.Testbed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Makes each step fail that lies between the answer of another model, which is judged, and the
 * application's own handler: the application gets a whole answer all the same.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class JudgedFaultsTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - {name: cheap, downgrade: {force: gpt-5-nano, pause: 0s, verify: {enabled: true, streams: true}}}
      """;

  private static final Pattern OF_JUDGING =
      Pattern.compile(
          "(InterceptedCall|AsyncCall|BlockingCall|LibraryCall|PulledBody|Held(Body|Reply)"
              + "|HandlerPush|(Watched|Hand)edResponse|WatchedHandler|JdkCall|ExchangeCall"
              + "|ReplyBuffers|Apache5AsyncCall|AsyncReply|AsyncExchange)\\W.*");

  @TempDir Path folder;

  /* One whose own response comes first, and in the full matrix all that push. */
  static Stream<Client> clients() {
    Stream<List<Client>> all =
        Stream.of(Client.JAVA_NET_HTTP, Client.SPRING_WEBFLUX, Client.HTTPCLIENT5_ASYNC);
    return all.limit(Jdk.fullMatrix() ? 3 : 1).map(Client::newest);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void failingStep_isNotNoticedByTheApplication(Client client) throws Exception {
    List<String> points = AdapterPoints.all();
    List<String> failures = new ArrayList<>();
    int struck = 0;
    try (Faulty faulty = new Faulty(folder);
        Testbed bed =
            Testbed.start(
                client, client.library().config() + CONFIG, it -> faulty.on(it, points))) {
      bed.send(question("warm up", "blocking"));
      for (String form : client.library().chatForms()) {
        for (boolean poor : new boolean[] {false, true}) {
          faulty.arm("none", "nothing", 1);
          ask(bed, "visits " + poor, form, poor);
          List<String> reached =
              points.stream()
                  .filter(point -> OF_JUDGING.matcher(point).matches())
                  .filter(AdapterPoints::isGuarded)
                  .filter(point -> faulty.visits(point) > 0)
                  .toList();
          for (String point : reached) {
            faulty.arm(point, "exception", 1);
            String lack = ask(bed, point + poor, form, poor);
            struck += faulty.fired();
            faulty.disarm();
            if (!lack.isEmpty()) {
              failures.add(form + (poor ? ", poor, " : ", ") + point + ": " + lack);
            }
          }
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(struck).as("faults").isGreaterThan(40);
  }

  /* What is wrong with what the application got; nothing where it is an answer to what was sent. */
  private static String ask(Testbed bed, String prompt, String form, boolean poor) {
    bed.provider().reset();
    if (poor) {
      bed.provider()
          .when(
              request -> new String(request.body(), StandardCharsets.UTF_8).contains("gpt-5-nano"),
              Faults.length());
    }
    AppResult seen = bed.send(question(prompt, form));
    List<String> answers = bed.provider().requests().stream().map(ProviderStub::answerTo).toList();
    return seen.ok() && answers.contains(seen.text()) ? "" : seen.json().toString();
  }

  private static AppCommand question(String prompt, String form) {
    return AppCommand.call("chat", prompt).model("gpt-4o").form(form).maxRetries(0);
  }
}
