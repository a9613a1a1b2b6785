/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.telemetry.Testbed;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The config file is taken while the application runs, as a whole or not at all. */
class ReloadTest {

  private static final String CACHED =
      """
      mode: optimize
      rules:
        - name: everything
          cache: {retry-window: 0s}
      """;

  @Test
  void changedFile_isTaken_andABrokenOneIsNot() {
    try (Testbed bed = Testbed.start("mode: off")) {
      AppCommand question = AppCommand.chat("again and again");
      assertThat(isCached(bed, question)).isFalse();

      bed.configure(CACHED);
      await(() -> isCached(bed, question));

      bed.configure("mode: optimise");
      await(() -> bed.app().stderr().stream().anyMatch(line -> line.contains("optimise")));
      assertThat(isCached(bed, question)).isTrue();

      bed.configure("mode: off");
      await(() -> !isCached(bed, question));
      bed.end();
    }
  }

  private static boolean isCached(Testbed bed, AppCommand question) {
    bed.app().send(question);
    int before = bed.provider().calls();
    bed.app().send(question);
    return bed.provider().calls() == before;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not in time").isLessThan(deadline);
    }
  }
}
