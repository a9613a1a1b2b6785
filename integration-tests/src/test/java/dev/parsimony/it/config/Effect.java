/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.telemetry.Testbed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What a configuration does to the calls of an application. */
final class Effect {

  static final String CACHING =
      """
      mode: optimize
      rules:
        - name: everything
          cache: {retry-window: 0s}
      """;

  private static final long PATIENCE_SECONDS = 60;

  private Effect() {}

  static String rolledOutTo(int percent) {
    return CACHING + "    rollout: {percent: " + percent + ", key: tenant}\n";
  }

  /** Whether the second of two equal calls is answered from the cache. */
  static boolean isCaching(Testbed bed) {
    AppCommand question = AppCommand.chat("again and again");
    bed.app().send(question);
    int before = bed.provider().calls();
    bed.app().send(question);
    return bed.provider().calls() == before;
  }

  /** How many lines of the agent say something. */
  static long lines(Testbed bed, String part) {
    return bed.app().stderr().stream().filter(line -> line.contains(part)).count();
  }

  static void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
