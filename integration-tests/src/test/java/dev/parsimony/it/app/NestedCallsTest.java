/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.telemetry.Testbed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Libraries that are covered over HTTP clients that are covered too: OkHttp, Apache's or the JDK's
 * client. The stub counts as a provider for both, and each call is told once.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class NestedCallsTest {

  static final List<Client> NESTED =
      Stream.of(
              Client.OPENAI,
              Client.ANTHROPIC,
              Client.SPRING_WEB,
              Client.SPRING_WEB_TRANSPORTS.subList(0, 1),
              Client.SPRING_WEB_TRANSPORTS.subList(1, 2),
              Client.SPRING_WEBFLUX_TRANSPORTS.subList(0, 1),
              Client.SPRING_WEBFLUX_TRANSPORTS.subList(1, 2),
              Client.LANGCHAIN4J,
              Client.LANGCHAIN4J_SPRING,
              // Its oldest version over the JDK's connections, the newest over Apache's client.
              Client.BEDROCK.subList(0, 1),
              Client.BEDROCK)
          .map(versions -> versions.get(versions.size() - 1))
          .toList();

  static final List<Client> RETRYING = NESTED.subList(0, 2);

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("NESTED")
  void call_isOneCallOfTheOuterLibrary(Client client) throws IOException {
    try (Testbed bed = bed(client, ClientLibrary.STUB_IS_A_PROVIDER)) {
      List<String> forms = client.library().chatForms();
      for (String form : forms) {
        assertThat(bed.send(chat(client, "observed", form)).ok()).isTrue();
      }

      assertThat(bed.provider().calls()).isEqualTo(forms.size());
      assertToldOnce(bed, client, forms.size(), forms.size());
    }
  }

  @ParameterizedTest
  @FieldSource("NESTED")
  void cachedCall_isOneCallOfTheOuterLibrary(Client client) throws IOException {
    try (Testbed bed = bed(client, Configs.CACHING + ClientLibrary.STUB_IS_A_PROVIDER)) {
      List<String> forms = client.library().chatForms();
      bed.send(chat(client, "cached", "blocking"));
      for (String form : forms) {
        assertThat(bed.send(chat(client, "cached", form)).ok()).isTrue();
      }

      assertThat(bed.provider().calls()).isEqualTo(1);
      assertToldOnce(bed, client, forms.size() + 1, 1);
    }
  }

  @ParameterizedTest
  @FieldSource("RETRYING")
  void retriedCall_isOneCallOfTheOuterLibrary(Client client) throws IOException {
    try (Testbed bed = bed(client, ClientLibrary.STUB_IS_A_PROVIDER)) {
      List<String> forms = client.library().chatForms();
      for (String form : forms) {
        bed.provider().next(Faults.status(500));
        assertThat(bed.send(chat(client, "retried", form).maxRetries(1)).ok()).isTrue();
      }

      assertThat(bed.provider().calls()).isEqualTo(2 * forms.size());
      assertToldOnce(bed, client, forms.size(), forms.size());
    }
  }

  private Testbed bed(Client client, String config) {
    return Testbed.start(
        client,
        config,
        launch -> launch.withEnvironment("PARSIMONY_SUMMARY_FILE", summary().toString()));
  }

  private static AppCommand chat(Client client, String prompt, String form) {
    return AppCommand.call(client.library().chat(), prompt).form(form);
  }

  /*
   * At its end the agent tells what it still has, so that nothing can come later. On a busy machine it
   * may be too much to tell in the time that it takes: so what is due is awaited before.
   */
  private void assertToldOnce(Testbed bed, Client client, int calls, int bought)
      throws IOException {
    bed.awaitSpans();
    bed.end();
    assertThat(bed.awaitSpans())
        .hasSize(calls)
        .extracting(span -> span.attributes().get("parsimony.client.name"))
        .containsOnly(client.library().name());
    JsonNode totals = new ObjectMapper().readTree(summary().toFile()).path("totals");
    assertThat(totals.path("calls").asInt()).isEqualTo(calls);
    assertThat(calls - totals.path("cacheHits").asInt()).isEqualTo(bought);
  }

  private Path summary() {
    return folder.resolve("summary.json");
  }
}
