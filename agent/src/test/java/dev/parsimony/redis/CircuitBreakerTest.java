/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is kept away from what does not answer, and for how long. */
class CircuitBreakerTest {

  private final AtomicLong clock = new AtomicLong(-5);
  private final CircuitBreaker breaker = new CircuitBreaker(clock::get);

  @Test
  void fewFailures_areTolerated_alsoOneInFiveForEver() {
    for (int i = 0; i < 1_000; i++) {
      if (i % 5 == 0) {
        breaker.failed();
      } else {
        breaker.succeeded();
      }
      assertThat(breaker.isClosed()).isTrue();
    }
  }

  @Test
  void manyFailures_openIt_untilAProbeIsAnswered() {
    fail(CircuitBreaker.TOLERATED);
    assertThat(breaker.isClosed()).isTrue();
    fail(1);
    assertThat(breaker.isClosed()).isFalse();
    assertThat(breaker.isProbeDue()).isFalse();

    clock.addAndGet(1_000);
    assertThat(breaker.isProbeDue()).isTrue();
    breaker.close();
    assertThat(breaker.isClosed()).isTrue();
    fail(CircuitBreaker.TOLERATED);
    assertThat(breaker.isClosed()).isTrue();
  }

  @Test
  void clockThatIsSetBack_makesNoPauseLonger() {
    breaker.trip();
    clock.addAndGet(-3_600_000);

    assertThat(breaker.isProbeDue()).isTrue();
  }

  @Test
  void answerThatComesLate_doesNotCloseIt() {
    fail(5);
    breaker.succeeded();

    assertThat(breaker.isClosed()).isFalse();
  }

  @Test
  void pauses_growToHalfAMinute_andAreShortAgainAfterGoodTimes() {
    breaker.trip();
    for (int i = 0; i < 10; i++) {
      breaker.trip();
    }
    clock.addAndGet(29_999);
    assertThat(breaker.isProbeDue()).isFalse();
    clock.addAndGet(1);
    assertThat(breaker.isProbeDue()).isTrue();

    breaker.close();
    for (int i = 0; i < 64; i++) {
      breaker.succeeded();
    }
    breaker.trip();
    clock.addAndGet(1_000);
    assertThat(breaker.isProbeDue()).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed();
    }
  }
}
