/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parsimony.exchange.TokenRatio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedRatioTest {

  private final LearnedRatio ratio = new LearnedRatio(1.2, 0.35);

  @Test
  void fewSamples_leaveWhatIsAssumed_butAreTold() {
    add(LearnedRatio.LEAST_SAMPLES - 1, 1.5);

    TokenRatio assumed = ratio.inForce();
    assertThat(assumed.isLearned()).isFalse();
    assertThat(assumed.samples()).isEqualTo(19);
    assertThat(assumed.ratio()).isEqualTo(1.2);
    assertThat(assumed.low()).isCloseTo(0.85, within(1e-9));
    assertThat(assumed.high()).isCloseTo(1.55, within(1e-9));
  }

  @Test
  void enoughSamples_areTheMedian_withAnErrorThatIsNeverNone() {
    add(LearnedRatio.LEAST_SAMPLES, 1.3);

    TokenRatio learned = ratio.inForce();
    assertThat(learned.isLearned()).isTrue();
    assertThat(learned.samples()).isEqualTo(20);
    assertThat(learned.ratio()).isEqualTo(1.3);
    assertThat(learned.error()).isCloseTo(0.026, within(1e-9));
  }

  /* 0.81, 0.82 ... 1.20: nine of ten are at most 0.18 from the middle. */
  @Test
  void error_isWhatNineOfTenKeepWithin() {
    for (int i = 1; i <= 40; i++) {
      ratio.add(0.8 + i / 100.0);
    }

    assertThat(ratio.inForce().ratio()).isCloseTo(1.005, within(1e-9));
    assertThat(ratio.inForce().error()).isCloseTo(0.175, within(0.011));
  }

  @Test
  void someOutliers_neitherMoveTheMedian_norWidenTheError() {
    add(38, 1.3);
    ratio.add(1_000_000);
    ratio.add(0.000_001);

    assertThat(ratio.inForce().ratio()).isEqualTo(1.3);
    assertThat(ratio.inForce().error()).isCloseTo(0.026, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-300, 1e300, Double.POSITIVE_INFINITY})
  void nothingButOutliers_staysWithinReason(double sample) {
    add(LearnedRatio.MOST_SAMPLES, sample);

    assertThat(ratio.inForce().ratio()).isBetween(0.39, 3.61);
    assertThat(ratio.inForce().low()).isPositive();
  }

  @Test
  void oldSamples_makeRoomForNewOnes() {
    add(LearnedRatio.MOST_SAMPLES, 1.1);
    add(LearnedRatio.MOST_SAMPLES, 1.4);

    assertThat(ratio.inForce().samples()).isEqualTo(LearnedRatio.MOST_SAMPLES);
    assertThat(ratio.inForce().ratio()).isEqualTo(1.4);
    assertThat(ratio.inForce().error()).isCloseTo(0.028, within(1e-9));
  }

  @Test
  void withAllRoomTaken_oneOfEightIsWanted() {
    for (int i = 0; i < LearnedRatio.MOST_SAMPLES; i++) {
      assertThat(ratio.isDue()).isTrue();
      ratio.add(1);
    }
    int wanted = 0;
    for (int i = 0; i < 800; i++) {
      wanted += ratio.isDue() ? 1 : 0;
    }
    assertThat(wanted).isEqualTo(100);
  }

  private void add(int times, double sample) {
    for (int i = 0; i < times; i++) {
      ratio.add(sample);
    }
  }
}
