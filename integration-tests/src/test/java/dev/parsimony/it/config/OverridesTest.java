/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties and environment variables beat the file, properties beat variables. */
class OverridesTest {

  @ParameterizedTest
  @CsvSource({
    "-, PARSIMONY_MODE=observe, false",
    "-Dparsimony.mode=optimize, PARSIMONY_MODE=off, true",
  })
  void override_beatsTheFile(String property, String variable, boolean caching) {
    try (Testbed bed = start(Effect.CACHING, launch -> with(property, variable, launch))) {
      assertThat(Effect.isCaching(bed)).isEqualTo(caching);
      bed.end();
    }
  }

  @Test
  void overrideOfARule_isToldAsThatRule() {
    String variable = "PARSIMONY_RULES_EVERYTHING_CACHE_ENABLED=false";
    try (Testbed bed = start(Effect.CACHING, launch -> with("-", variable, launch))) {
      ExportedSpan span = bed.spanOf(AppCommand.chat("refused"));

      assertThat(span.decisions()).containsExactly("cache=bypass:disabled");
      assertThat(span.rules()).containsExactly("everything");
      bed.end();
    }
  }

  @Test
  void wrongOverride_leavesTheAgentObserving_andIsToldInOneLine() {
    String property = "-Dparsimony.mode=optimise";
    try (Testbed bed = start(Effect.CACHING, launch -> with(property, "-", launch))) {
      assertThat(Effect.isCaching(bed)).isFalse();

      assertThat(bed.app().stderr())
          .filteredOn(line -> line.contains("optimise"))
          .singleElement()
          .asString()
          .endsWith(
              " property -Dparsimony.mode: mode: 'optimise' is not one of the choices; allowed:"
                  + " off, observe, optimize; going on with the defaults, mode observe");
      bed.end();
    }
  }

  private static Testbed start(String yaml, UnaryOperator<AppLaunch> change) {
    return Testbed.start(Client.NEWEST, yaml, change);
  }

  private static AppLaunch with(String property, String variable, AppLaunch launch) {
    AppLaunch flagged = property.equals("-") ? launch : launch.withFlags(property);
    String[] parts = variable.split("=", 2);
    return parts.length < 2 ? flagged : flagged.withEnvironment(parts[0], parts[1]);
  }
}
