/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Datadog agent in the same JVM, without a collector of its own. */
class DatadogAgentTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: all
          cache: {retry-window: 0s}
      """;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void callsAndHits_workInEitherOrder(boolean oursFirst) {
    UnaryOperator<AppLaunch> order =
        oursFirst ? PeerAgent.DATADOG::after : PeerAgent.DATADOG::before;
    try (Testbed bed = Testbed.start(Client.NEWEST, CONFIG, l -> order.apply(silent(l)))) {
      for (String form : List.of("blocking", "async", "stream", "async-stream")) {
        AppResult bought = bed.send(AppCommand.chat(form).form(form));
        AppResult hit = bed.send(AppCommand.chat(form).form(form));

        assertThat(bought.error()).as(form).isEmpty();
        assertThat(hit.text()).as(form).isNotEmpty().isEqualTo(bought.text());
      }
      assertThat(bed.provider().calls()).isEqualTo(4);
      assertThat(bed.awaitSpans()).filteredOn(s -> s.servedBy().equals("cache")).hasSize(4);
      assertThat(bed.app().agentFailures()).isZero();
      assertThat(bed.app().stop()).isZero();
      assertThat(bed.app().strangeOutput()).isEmpty();
      assertThat(bed.app().stderr()).filteredOn(line -> line.startsWith("[parsimony]")).hasSize(2);
    }
  }

  private static AppLaunch silent(AppLaunch launch) {
    return launch
        .withEnvironment("DD_TRACE_AGENT_URL", "http://127.0.0.1:9")
        .withEnvironment("DD_TRACE_STARTUP_LOGS", "false")
        .withEnvironment("DD_INSTRUMENTATION_TELEMETRY_ENABLED", "false")
        .withEnvironment("DD_REMOTE_CONFIGURATION_ENABLED", "false");
  }
}
