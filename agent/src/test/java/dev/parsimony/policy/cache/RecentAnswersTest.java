/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.Fingerprint;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {

  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final int MANY = 100_000;

  private final FakeTicker ticker = new FakeTicker();
  private final RecentAnswers recent = new RecentAnswers(ticker);

  @Test
  void repetition_countsUntilTheWindowIsOver() {
    recent.answered(1, key(1), WINDOW);

    ticker.advance(WINDOW.minusNanos(1));
    assertThat(recent.isRepeated(1, key(1))).isTrue();
    ticker.advance(Duration.ofNanos(1));
    assertThat(recent.isRepeated(1, key(1))).isFalse();
  }

  @Test
  void anotherQuestion_endsTheRepetition() {
    recent.answered(1, key(1), WINDOW);

    assertThat(recent.isRepeated(1, key(2))).isFalse();
    assertThat(recent.isRepeated(1, key(1))).isFalse();
  }

  @Test
  void threadsWithoutEnd_areNotAllKept_butTheLastOnesAre() {
    for (int thread = 0; thread < MANY; thread++) {
      recent.answered(thread, key(1), WINDOW);
      assertThat(recent.isRepeated(thread, key(1))).isTrue();
    }

    assertThat(recent.size()).isLessThanOrEqualTo(RecentAnswers.REMEMBERED_THREADS);
  }

  @Test
  void threadWhoseTimeIsOver_makesRoom() {
    for (int thread = 0; thread < RecentAnswers.REMEMBERED_THREADS - 1; thread++) {
      recent.answered(thread, key(1), WINDOW);
    }
    ticker.advance(WINDOW);
    recent.answered(MANY, key(1), WINDOW);
    recent.answered(MANY + 1, key(1), WINDOW);

    assertThat(recent.size()).isEqualTo(2);
    assertThat(recent.isRepeated(MANY, key(1))).isTrue();
  }

  private static Fingerprint key(int number) {
    return Fingerprint.of(ByteBuffer.allocate(32).putInt(number).array());
  }
}
