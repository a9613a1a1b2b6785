/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.ArrayList;
import java.util.List;

/** What the cache does for one client library in one JVM. */
final class CachingScenarios implements AutoCloseable {

  private static final int CROWD = 8;

  /**
   * One of them.
   *
   * @param endpoint that of the calls, and
   * @param form their form: by these the matrix of what is shown is made
   */
  record Scenario(String name, String endpoint, String form, Play play) {}

  /** Does it. */
  interface Play {
    void run(CachingScenarios scenarios);
  }

  private final Testbed bed;
  private final Client client;

  CachingScenarios(Jdk jdk, Client client, String config) {
    this.bed = Testbed.start(client, config, launch -> launch.on(jdk));
    this.client = client;
  }

  static List<Scenario> all(Client client) {
    List<Scenario> all = new ArrayList<>();
    for (String endpoint : client.endpoints()) {
      for (String form : client.library().forms().get(endpoint)) {
        String name = endpoint + " " + form;
        all.add(new Scenario(name + " hit", endpoint, form, it -> it.hit(endpoint, form)));
        if (client.library().isChat(endpoint)) {
          if (!client.library().asksForStreamsByHeader()) {
            all.add(
                new Scenario(
                    name + " hit across forms",
                    endpoint,
                    form,
                    it -> it.hitAcrossForms(endpoint, form)));
          }
          all.add(new Scenario(name + " crowd", endpoint, form, it -> it.crowd(endpoint, form)));
          if (endpoint.equals(client.library().chat())
              && form.endsWith("stream")
              && client.showsStreamsAsTheyCome()) {
            all.add(new Scenario(name + " late", endpoint, form, it -> it.late(endpoint, form)));
          }
        }
      }
    }
    return all;
  }

  /** The first call reaches the provider once and is one span; the second reaches nobody. */
  private void hit(String endpoint, String form) {
    AppCommand question = AppCommand.call(endpoint, endpoint + " hit " + form).form(form);
    int before = bed.provider().calls();
    Testbed.Observed first = bed.observe(question);
    assertThat(first.span().servedBy()).isEqualTo("provider");
    assertThat(first.span().decisions()).contains("cache=stored:ok");
    assertThat(bed.provider().calls()).isEqualTo(before + 1);
    somethingElse();

    assertHit(question, first.seen());
  }

  private void hitAcrossForms(String endpoint, String form) {
    AppCommand question = AppCommand.call(endpoint, endpoint + " across " + form);
    if (endpoint.startsWith("ollama") || endpoint.startsWith("anthropic")) {
      // Where nothing names the tenant, each client object keeps its answers to itself.
      question = question.header("Authorization", "Bearer of-a-gateway");
    }
    List<String> forms = requireNonNull(client.library().forms().get(endpoint), "forms");
    AppResult first = bed.send(question.form(forms.get(0)));
    somethingElse();

    assertHit(question.form(form), first);
  }

  private void assertHit(AppCommand question, AppResult first) {
    int before = bed.provider().calls();
    Testbed.Observed again = bed.observe(question);
    ExportedSpan span = again.span();
    assertThat(span.servedBy()).as(() -> span.attributes().toString()).isEqualTo("cache");
    assertThat(bed.provider().calls()).isEqualTo(before);
    assertThat(again.seen().ok()).as(() -> again.seen().json().toString()).isTrue();
    assertThat(again.seen().invalid()).isEmpty();
    assertThat(again.seen().text()).isEqualTo(first.text()).isNotEmpty();
  }

  private void crowd(String endpoint, String form) {
    int before = bed.provider().calls();
    List<AppResult> results =
        bed.parallel(CROWD, AppCommand.call(endpoint, endpoint + " crowd " + form).form(form));
    assertThat(bed.provider().calls()).isEqualTo(before + 1);
    assertThat(results).hasSize(CROWD).allMatch(AppResult::ok);
    assertThat(results).extracting(AppResult::text).containsOnly(results.get(0).text());
  }

  /** Who comes while a stream is on its way reads along, and takes nothing from the first. */
  private void late(String endpoint, String form) {
    AppCommand question = AppCommand.call(endpoint, "[words:20] late " + form).form(form);
    int before = bed.provider().calls();
    Gate gate = Gate.beforeBody();
    bed.provider().next(gate);
    bed.begin("first", question);
    gate.release(4);
    awaitChunks("first");
    bed.begin("late", question);
    awaitChunks("late");
    gate.open();

    assertThat(bed.app().await("late").text()).isEqualTo(bed.app().await("first").text());
    assertThat(bed.provider().calls()).isEqualTo(before + 1);
  }

  private void awaitChunks(String id) {
    Await.until("something comes to " + id, () -> bed.app().look(id).chunks() > 0);
  }

  /* So that asking the same again is no repetition. */
  private void somethingElse() {
    bed.send(AppCommand.call(client.library().chat(), "something else"));
  }

  void end() {
    bed.end();
  }

  @Override
  public void close() {
    bed.close();
  }
}
