/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RoutingCurveTest {

  @Test
  void area_isHighWhereTheGainsComeFirst() {
    assertThat(area(new double[] {4, 3, 2, 1}, 1, 0, 0, 0)).isCloseTo(0.875, within(1e-9));
    assertThat(area(new double[] {1, 2, 3, 4}, 1, 0, 0, 0)).isCloseTo(0.125, within(1e-9));
  }

  @Test
  void area_isAHalfWhereAllScoresAreEqual() {
    assertThat(area(new double[4], 1, -1, 1, 0)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void area_isUnknownWithoutAGap() {
    assertThat(area(new double[] {1, 2}, 1, -1)).isNaN();
  }

  @Test
  void callCountedTwice_isLikeTwoCalls() {
    RoutingCurve curve = RoutingCurve.of(new double[] {3, 2, 1}, new int[] {1, 0, 1});

    assertThat(curve.area(new int[] {2, 1, 0}))
        .isCloseTo(area(new double[] {3, 3, 2}, 1, 1, 0), within(1e-9));
  }

  private static double area(double[] scores, int... gains) {
    return RoutingCurve.of(scores, gains).area();
  }
}
