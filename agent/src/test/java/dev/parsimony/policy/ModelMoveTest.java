/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Usage;
import org.junit.jupiter.api.Test;

class ModelMoveTest {

  @Test
  void thoughts_areNoneOfAModelThatMakesNone() {
    Usage asked = new ModelMove(true, 100, 100).atRequested(new Usage(10, 1_000, 4, 2, 900));

    assertThat(asked.output()).isEqualTo(100);
    assertThat(asked.input()).isEqualTo(10);
    assertThat(asked.cacheRead()).isEqualTo(4);
  }

  @Test
  void thoughtsThatNobodyCounted_leaveItUnknown() {
    assertThat(new ModelMove(true, 100, 100).atRequested(Usage.of(10, 1_000))).isNull();
    assertThat(new ModelMove(false, 100, 100).atRequested(Usage.of(10, 1_000)).output())
        .isEqualTo(1_000);
  }

  @Test
  void tokensThatAFinerTokenizerAdds_areLeftOut_andNoneAreAdded() {
    Usage used = new Usage(130, 13, Usage.UNKNOWN, Usage.UNKNOWN, Usage.UNKNOWN);

    assertThat(new ModelMove(false, 120, 156).atRequested(used).input()).isEqualTo(100);
    assertThat(new ModelMove(false, 120, 156).atRequested(used).cacheRead()).isEqualTo(-1);
    assertThat(new ModelMove(false, 156, 120).atRequested(used).input()).isEqualTo(130);
  }
}
