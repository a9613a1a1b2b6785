/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTimeoutTest {

  @Test
  void setLimit_countsFromTheSending_whateverTheApplicationGives() {
    assertThat(new TargetTimeout(20).nanos(100, 60)).isEqualTo(20);
    assertThat(new TargetTimeout(20).nanos(0, 60)).isEqualTo(20);
  }

  @Test
  void withoutOne_halfOfWhatIsLeft_isForTheOwnModel() {
    assertThat(new TargetTimeout(0).nanos(100, 0)).isEqualTo(50);
    assertThat(new TargetTimeout(0).nanos(100, 60)).isEqualTo(20);
  }

  @Test
  void timeThatIsOver_leavesNextToNothing_andNotForEver() {
    assertThat(new TargetTimeout(0).nanos(100, 100)).isEqualTo(1);
    assertThat(new TargetTimeout(0).nanos(100, 500)).isEqualTo(1);
  }

  @Test
  void applicationWithoutALimit_setsNone() {
    assertThat(new TargetTimeout(0).nanos(0, 60)).isZero();
  }
}
