/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.passages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemsTest {

  @ParameterizedTest
  @CsvSource({
    "inspection, inspected, true",
    "sign, signed, true",
    "signed, sign, true",
    "signs, signed, false",
    "sin, sin, true",
    "sin, since, false",
    "since, sin, false",
    "berth, birth, false"
  })
  void wordsThatBeginAlike_areLikeEachOther(String one, String other, boolean like) {
    Stems stems = new Stems();
    stems.add(one);

    assertThat(stems.haveLike(other)).isEqualTo(like);
  }

  @Test
  void withoutWords_noneIsLikeOne() {
    assertThat(new Stems().haveLike("sign")).isFalse();
  }
}
