/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.fault.Faulty;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.telemetry.Testbed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each step fail of what changes answers or requests: other values in a template, embeddings
 * that travel together, and a cheaper model whose answer is judged. The application gets a right
 * answer all the same.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PolicyFaultsTest {

  private static final int TOGETHER = 3;
  private static final List<String> NAMES = List.of("Anna Schmidt", "Carla Weber", "Dora Krause");
  private static final List<String> FORMS = List.of("blocking", "async");

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: reminders
          match: {header: {X-Way: template}}
          cache:
            retry-window: 0s
            template: [{text: "Remind {customer} of order {order}.", substitute: [customer]}]
        - {name: together, match: {header: {X-Way: batch}}, batch: {window: 100ms, max-size: 3}}
        - name: cheap
          match: {header: {X-Way: judged}}
          downgrade: {force: gpt-5-nano, pause: 0s, verify: {enabled: true}}
      """;

  private final Map<String, List<String>> vectors = new HashMap<>();
  private Faulty faulty;
  private Testbed bed;
  private int asked;

  @BeforeAll
  void start(@TempDir Path folder) {
    Set<String> points = new LinkedHashSet<>();
    Stream.of(Points.ofTemplates(), Points.ofBatches(), Points.ofJudging()).forEach(points::addAll);
    faulty = new Faulty(folder);
    bed = Testbed.start(Client.NEWEST, CONFIG, launch -> faulty.on(launch, points));
    bed.send(AppCommand.call("chat", "warm up"));
  }

  @AfterAll
  void stop() throws Exception {
    bed.close();
    faulty.close();
  }

  @Test
  void failingStepOfATemplate_isNotNoticedByTheApplication() {
    strikeAll(Points.ofTemplates(), this::reminders);
  }

  @Test
  void failingStepOfABatch_isNotNoticedByTheApplication() {
    strikeAll(Points.ofBatches(), this::together);
  }

  @Test
  void failingStepOfJudging_isNotNoticedByTheApplication() {
    strikeAll(Points.ofJudging(), form -> judged(form, false) + judged(form, true));
  }

  /* At its first visit or at its last: calls come after one another, and have much in common. */
  private void strikeAll(List<String> points, Play play) {
    List<String> lacks = new ArrayList<>();
    Set<String> missed = new LinkedHashSet<>(points);
    for (String form : FORMS) {
      faulty.arm("none", "nothing", 1);
      assertThat(play.lack(form)).isEmpty();
      Map<String, Integer> visits = new HashMap<>();
      points.forEach(point -> visits.put(point, faulty.visits(point)));
      visits.values().removeIf(times -> times == 0);
      missed.removeAll(visits.keySet());
      visits.forEach(
          (point, times) -> {
            int visit = form.equals("async") ? times : 1;
            lacks.addAll(strike(new Fault(point, "exception", visit), form, play));
          });
    }
    assertThat(lacks).isEmpty();
    assertThat(missed).as("steps that were not reached").isEmpty();
    assertThat(bed.app().strangeOutput()).isEmpty();
  }

  private List<String> strike(Fault fault, String form, Play play) {
    long before = bed.app().agentFailures();
    faulty.arm(fault.point(), fault.kind(), fault.visit());
    String lack = play.lack(form);
    faulty.disarm();
    long counted = bed.app().agentFailures() - before;
    // A body that was read and is lost counts once more.
    return lack.isEmpty() && counted <= 2
        ? List.of()
        : List.of(form + ", " + fault + ", counted " + counted + ": " + lack);
  }

  /* The third of three is answered from memory, with a name of its own. */
  private String reminders(String form) {
    bed.provider().reset();
    int order = ++asked;
    StringBuilder lack = new StringBuilder();
    for (String name : NAMES) {
      String text = "Dear " + name + ", your order is late.";
      bed.provider()
          .when(request -> new String(request.body(), UTF_8).contains(name), Faults.text(text));
      String prompt = "Remind " + name + " of order " + order + ".";
      lack.append(lack(ask("chat", prompt, form, "template"), text));
    }
    return lack.toString();
  }

  private String together(String form) {
    List<String> prompts = IntStream.range(0, TOGETHER).mapToObj(i -> form + i).toList();
    List<String> alone =
        vectors.computeIfAbsent(
            form,
            first ->
                prompts.stream()
                    .map(prompt -> ask("embeddings", prompt, form, "no").text())
                    .toList());
    AppCommand call = command("embeddings", "a", form, "batch").with("prompts", prompts);
    List<AppResult> got = bed.app().send(call.parallel(TOGETHER)).results();
    StringBuilder lack = new StringBuilder();
    for (int i = 0; i < TOGETHER; i++) {
      lack.append(lack(got.get(i), alone.get(i)));
    }
    return lack.toString();
  }

  private String judged(String form, boolean poor) {
    bed.provider().reset();
    if (poor) {
      bed.provider()
          .when(
              request -> new String(request.body(), UTF_8).contains("gpt-5-nano"), Faults.length());
    }
    AppResult seen = ask("chat", "question", form, "judged");
    List<String> answers = bed.provider().requests().stream().map(ProviderStub::answerTo).toList();
    return answers.contains(seen.text()) ? lack(seen, seen.text()) : seen.json().toString();
  }

  private AppResult ask(String endpoint, String prompt, String form, String way) {
    return bed.app().send(command(endpoint, prompt, form, way));
  }

  private static AppCommand command(String endpoint, String prompt, String form, String way) {
    return AppCommand.call(endpoint, prompt)
        .model(endpoint.equals("chat") ? "gpt-4o" : "text-embedding-3-small")
        .form(form)
        .client("one")
        .maxRetries(0)
        .header("X-Way", way);
  }

  private static String lack(AppResult seen, String text) {
    return seen.ok() && seen.invalid().isEmpty() && seen.text().equals(text)
        ? ""
        : seen.json().toString();
  }

  /** Plays a way through the agent: what is wrong with what the application got. */
  private interface Play {
    String lack(String form);
  }
}
