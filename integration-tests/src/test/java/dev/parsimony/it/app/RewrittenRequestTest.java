/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.harness.SecondAgent;
import dev.parsimony.it.rewrite.Rewriting;
import dev.parsimony.it.rewrite.RewritingAgent;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.Testbed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A request that a policy changes: it leaves as if the application had written it so, with a
 * signature of its own where the provider wants one, and when it is rejected the application's own
 * follows.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class RewrittenRequestTest {

  private static final String OPTIMIZING = "mode: optimize\n";
  private static final List<String> AGENT =
      List.of("RewritingAgent", "RewritingAgent$Calls", "RewritingAgent$Follow");

  @TestFactory
  Stream<DynamicNode> ofEachClient(@TempDir Path folder) {
    Path rewriting = SecondAgent.write(folder, RewritingAgent.class, AGENT, List.of("Rewriting"));
    return clients().map(client -> ofClient(client, rewriting));
  }

  /* By default those whose requests are signed, and one of each way in which bodies are handed on. */
  private static Stream<Client> clients() {
    Stream<Client> signed = Stream.of(Client.ANTHROPIC_BEDROCK, Client.BEDROCK).map(Client::newest);
    Stream<Client> others =
        Jdk.fullMatrix() ? Client.newestOfEach().stream() : Stream.of(Client.newest(Client.AZURE));
    return Stream.of(signed, others, Stream.of(Client.ABOVE_HTTP)).flatMap(some -> some).distinct();
  }

  private static DynamicNode ofClient(Client client, Path rewriting) {
    Shared<Testbed> bed =
        new Shared<>(
            () ->
                Testbed.start(
                    client,
                    OPTIMIZING + client.library().config(),
                    launch -> launch.withFlags("-javaagent:" + rewriting)));
    Stream<DynamicTest> tests =
        client.endpoints().stream()
            .flatMap(
                endpoint ->
                    requireNonNull(client.library().forms().get(endpoint), endpoint).stream()
                        .flatMap(form -> ofForm(bed, endpoint, form)));
    return DynamicContainer.dynamicContainer(
        client + " " + client.library().chat(),
        Stream.concat(tests, Stream.of(bed.ending(Testbed::end))));
  }

  private static Stream<DynamicTest> ofForm(Shared<Testbed> bed, String endpoint, String form) {
    AppCommand call = AppCommand.call(endpoint, Rewriting.WRITTEN).form(form).maxRetries(0);
    String name = endpoint + " " + form;
    return Stream.of(
        DynamicTest.dynamicTest(name, () -> rewritten_isAsIfWrittenSo(bed.get(), call)),
        DynamicTest.dynamicTest(
            name + " rejected", () -> rejected_isSentAsWritten(bed.get(), call)));
  }

  private static void rewritten_isAsIfWrittenSo(Testbed bed, AppCommand call) {
    bed.provider().reset();
    AppResult expected = bed.send(call.prompt(Rewriting.CHANGED));

    AppResult seen = bed.send(call);

    List<StubRequest> requests = bed.provider().requests();
    assertThat(seen.error()).isEmpty();
    assertThat(seen.text()).isNotEmpty().isEqualTo(expected.text());
    assertThat(requests).hasSize(2);
    assertThat(Masked.requests(requests.subList(1, 2)))
        .isEqualTo(Masked.requests(requests.subList(0, 1)));
  }

  private static void rejected_isSentAsWritten(Testbed bed, AppCommand call) {
    bed.provider().reset();
    bed.provider().when(sent -> sent.bodyText().contains(Rewriting.CHANGED), Faults.status(400));

    Testbed.Observed seen = bed.observe(call);

    List<StubRequest> requests = bed.provider().requests();
    assertThat(seen.seen().error()).isEmpty();
    assertThat(seen.seen().text()).isNotEmpty();
    assertThat(requests).hasSize(2);
    assertThat(requests.get(1).bodyText()).contains(Rewriting.WRITTEN);
    assertThat(seen.span().decisions()).contains("resend=original:rejected");
  }
}
