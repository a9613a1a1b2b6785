/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final Variant AGENT = new Variant("agent", List.of(), Map.of());

  private final Rounds<Double> rounds = new Rounds<>();

  @Test
  void roundsAreComparedOneByOne() {
    round(10, 12);
    round(1000, 1003);
    round(20, 24);

    assertThat(rounds.median(AGENT, value -> value)).isEqualTo(24);
    assertThat(rounds.added(AGENT, value -> value)).isEqualTo(3);
    assertThat(rounds.ratio(AGENT, value -> value)).isCloseTo(1.2, within(1e-9));
  }

  @Test
  void trend_comparesTheLastThirdWithTheFirstAfterTheWarmUp() {
    List<Double> samples =
        List.of(1.0, 90.0, 1.0, 10.0, 11.0, 10.0, 50.0, 50.0, 50.0, 22.0, 23.0, 21.0);

    Trend trend = Trend.of(samples, value -> value);

    assertThat(trend.last()).isEqualTo(22);
    assertThat(trend.growth()).isEqualTo(2.2, within(1e-9));
  }

  private void round(double bare, double agent) {
    rounds.add(Variants.BARE, bare);
    rounds.add(AGENT, agent);
  }
}
