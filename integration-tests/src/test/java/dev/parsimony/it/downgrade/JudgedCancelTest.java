/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that the application cancels while the answer of another model is read to be judged. */
class JudgedCancelTest {

  static Stream<MovedModel> clients() {
    return Stream.concat(
        Stream.of(
                Client.newest(Client.JAVA_NET_HTTP),
                Client.newest(Client.HTTPCLIENT5_ASYNC),
                Client.AZURE_OTHERS.get(0))
            .map(client -> new MovedModel(client, "chat", "gpt-4o", "gpt-5-nano")),
        Stream.of(MovedModel.BEDROCK));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void nothingIsSentAnyMore_andTheCallIsToldOf(MovedModel of) throws Exception {
    try (Testbed bed = of.start(", verify: {enabled: true, streams: true}")) {
      bed.send(of.question("warms up", "async"));
      bed.settle();
      for (Gate gate : List.of(Gate.beforeHeaders(), Gate.beforeBody())) {
        bed.provider().reset();
        bed.provider().next(gate);

        bed.begin("cancelled", of.question("cancelled", "async").maxRetries(0));
        assertThat(gate.awaitArrival()).isTrue();
        bed.app().cancel("cancelled");
        AppResult seen = bed.app().await("cancelled");
        bed.settle();
        gate.open();
        bed.send(of.question("afterwards", "async"));

        assertThat(seen.ok()).isFalse();
        assertThat(bed.provider().requests())
            .extracting(MovedModel::named)
            .containsExactly(of.target(), of.target());
      }
      bed.end();
    }
  }
}
