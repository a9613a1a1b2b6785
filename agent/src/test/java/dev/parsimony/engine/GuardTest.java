/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardTest {

  private static final long SLOW = TimeUnit.SECONDS.toNanos(6);

  /* Each test has a time of its own. */
  private static long now = System.nanoTime();

  private final long before = SuppressedFailures.count();
  private final long start = now += 10 * SLOW;

  @Test
  void failure_givesTheFallback_andCountsOnce() {
    String result =
        Guard.call(
            "a step",
            () -> {
              throw new StackOverflowError();
            },
            "fallback");

    assertThat(result).isEqualTo("fallback");
    assertThat(suppressed()).isEqualTo(1);
  }

  @Test
  void missingResult_givesTheFallback_andCountsOnce() {
    assertThat(Guard.<String>call("a step", () -> null, "fallback")).isEqualTo("fallback");
    assertThat(suppressed()).isEqualTo(1);
  }

  @Test
  void result_passes() {
    assertThat(Guard.call("a step", () -> "result", "fallback")).isEqualTo("result");
    assertThat(Guard.<String>orNull("a step", () -> null)).isNull();
    Guard.run("a step", () -> {});
    assertThat(suppressed()).isZero();
  }

  @Test
  void slowStep_countsOnce_howeverManyStepsItStandsIn() {
    Guard.noticeSlowness("inner", start + 2, start + SLOW, 0);
    Guard.noticeSlowness("outer", start + 1, start + SLOW + 1, 0);
    Guard.noticeSlowness("outermost", start, start + SLOW + 2, 0);

    assertThat(suppressed()).isEqualTo(1);
  }

  @Test
  void nextSlowStep_countsAgain() {
    Guard.noticeSlowness("one", start, start + SLOW, 0);
    Guard.noticeSlowness("two", start + SLOW + 1, start + 2 * SLOW + 1, 0);

    assertThat(suppressed()).isEqualTo(2);
  }

  @Test
  void stepThatWasSlowOnlyWithTheWholeMachine_isNotCounted() {
    Guard.noticeSlowness("one", start, start + SLOW, SLOW - 1);
    assertThat(suppressed()).isZero();

    Guard.noticeSlowness("two", start + SLOW, start + 3 * SLOW, SLOW - 1);
    assertThat(suppressed()).isEqualTo(1);
  }

  @Test
  void slowStepThatNobodyWaitsFor_isNotCounted() throws InterruptedException {
    Thread own =
        new Thread(
            () -> {
              Guard.unhurried();
              Guard.noticeSlowness("one", start, start + SLOW, 0);
            });
    own.start();
    own.join();

    assertThat(suppressed()).isZero();
  }

  private long suppressed() {
    return SuppressedFailures.count() - before;
  }
}
