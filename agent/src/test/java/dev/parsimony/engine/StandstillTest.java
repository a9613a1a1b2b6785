/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandstillTest {

  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Standstill standstill = new Standstill();

  @Test
  void withoutANap_nothingIsKnown() {
    assertThat(standstill.total(100 * SECOND)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE - 10, -50})
  void napThatLastsTooLong_isStandstill_wheneverTheClockBegan(long now) {
    standstill.fallsAsleep(now, NAP);
    standstill.wakes(now + NAP + 7 * SECOND);

    assertThat(standstill.total(now + 100 * SECOND)).isEqualTo(7 * SECOND);
  }

  @Test
  void napThatStillLasts_countsAlready_andOnlyOnce() {
    standstill.fallsAsleep(0, NAP);

    assertThat(standstill.total(NAP + 7 * SECOND)).isEqualTo(7 * SECOND);
    assertThat(standstill.total(NAP + 8 * SECOND)).isEqualTo(8 * SECOND);
    standstill.wakes(NAP + 9 * SECOND);
    assertThat(standstill.total(100 * SECOND)).isEqualTo(9 * SECOND);
  }

  @Test
  void napsThatLastALittleLonger_areNone() {
    for (int i = 0; i < 1000; i++) {
      standstill.fallsAsleep(i * SECOND, NAP);
      standstill.wakes(i * SECOND + NAP + TimeUnit.MILLISECONDS.toNanos(49));
    }

    assertThat(standstill.total(1000 * SECOND)).isZero();
  }

  @Test
  void workBetweenNaps_isNoStandstill() {
    standstill.fallsAsleep(0, NAP);
    standstill.wakes(NAP);

    assertThat(standstill.total(100 * SECOND)).isZero();
  }

  @Test
  void manyStandstills_addUp() {
    for (int i = 0; i < 10; i++) {
      standstill.fallsAsleep(i * SECOND, NAP);
      standstill.fallsAsleep(i * SECOND + NAP + SECOND / 10, NAP);
      standstill.wakes(i * SECOND + NAP + SECOND / 5);
    }

    assertThat(standstill.total(100 * SECOND)).isEqualTo(10 * (SECOND / 5 - NAP));
  }
}
