/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Libraries whose retry loop stands around the client that is covered: the attempts of one call are
 * told as one.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class RetriedCallsTest {

  private static final String OPTIMIZING =
      """
      mode: optimize
      rules:
        - name: all
          cache: {retry-window: 0s}
      """;

  static Stream<Client> clients() {
    Stream<List<Client>> libraries =
        Stream.of(Client.LANGCHAIN4J, Client.LANGCHAIN4J_SPRING, Client.SPRING_AI);
    return Jdk.fullMatrix()
        ? libraries.flatMap(List::stream)
        : Stream.of(Client.newest(Client.LANGCHAIN4J), Client.newest(Client.SPRING_AI));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void attempts_areOneCall(Client client) {
    String config = OPTIMIZING + ClientLibrary.STUB_IS_A_PROVIDER;
    try (Testbed bed = Testbed.start(client, config, launch -> launch)) {
      recovers(bed);
      givesUp(bed);
      repeats(bed);
      bed.end();
    }
  }

  private static void recovers(Testbed bed) {
    ExportedSpan span = retried(bed, "recovers", Faults.status(500), Faults.status(429));

    assertThat(span.span().getStatus()).isEqualTo(Status.getDefaultInstance());
    assertThat(span.attributes()).doesNotContainKey("error.type");
    assertThat(span.attributes().get("http.request.resend_count")).isEqualTo(2L);
    assertThat(span.attributes().get("gen_ai.usage.input_tokens"))
        .isEqualTo(bed.provider().billed().get(0).inputTokens());
    assertThat(bed.provider().calls()).isEqualTo(3);
  }

  private static void givesUp(Testbed bed) {
    Fault busy = Faults.status(429);
    ExportedSpan span = retried(bed, "gives up", busy, busy, busy);

    assertThat(span.span().getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(span.attributes().get("http.request.resend_count")).isEqualTo(2L);
    assertThat(span.attributes().get("parsimony.cost.nano_usd")).isEqualTo(0L);
    assertThat(bed.provider().calls()).isEqualTo(3);
  }

  /* Without a failure before it, it is another call. */
  private static void repeats(Testbed bed) {
    for (int i = 0; i < 2; i++) {
      ExportedSpan span = retried(bed, "repeats");
      assertThat(span.attributes()).doesNotContainKey("http.request.resend_count");
    }
  }

  /* A call with a loop of up to three attempts, which is told by one span. */
  private static ExportedSpan retried(Testbed bed, String prompt, Fault... faults) {
    bed.settle();
    bed.provider().reset();
    for (Fault fault : faults) {
      bed.provider().next(fault);
    }
    AppResult seen = bed.send(AppCommand.chat(prompt).maxRetries(2));
    assertThat(seen.ok()).as(() -> seen.json().toString()).isEqualTo(faults.length < 3);
    return bed.awaitSpans().get(0);
  }
}
