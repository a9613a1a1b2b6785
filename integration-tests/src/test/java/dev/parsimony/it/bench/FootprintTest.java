/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class FootprintTest {

  @Test
  void processThatEnds_hasUsedTimeAndMemory() throws Exception {
    Footprint footprint = Footprint.of(new ProcessBuilder(BenchJvm.java(), "-version"));

    assertThat(footprint.wallMillis()).isPositive();
    assertThat(footprint.cpuSeconds()).isPositive();
    assertThat(footprint.peakMebibytes()).isGreaterThan(5);
  }

  @Test
  void processThatFails_isToldWithItsErrors() {
    assertThatThrownBy(() -> Footprint.of(new ProcessBuilder(BenchJvm.java(), "-no-such-option")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-such-option");
  }
}
