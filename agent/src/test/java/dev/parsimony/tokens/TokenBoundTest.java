/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.TokenRatio;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBoundTest {

  @Test
  void text_isMeasuredInBytesOfUtf8() {
    assertThat(TokenBound.of(List.of("abcdef", "\u00e9\u20ac\ud83d\ude00"), TokenRatio.EXACT))
        .isEqualTo(4 + 6 + 7);
  }

  @Test
  void finerTokenizer_needsMore_whereBytesDoNotTellItAlready() {
    TokenRatio learned = TokenRatio.learned(1.3, 0.2, 20);

    assertThat(TokenBound.of(List.of("a b c d e f g h i j"), learned)).isEqualTo(4 + 15 + 4);
    assertThat(TokenBound.of(List.of("incomprehensible"), learned)).isEqualTo(4 + 5 + 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The quick brown fox jumps over the lazy dog, and the dog does not mind. ",
        "{\"id\":4711,\"name\":\"Ada\",\"total\":19.90,\"tags\":[\"a\",\"b\"]},",
        "\u4f60\u597d\uff0c\u4e16\u754c\u3002\u4eca\u5929\u5929\u6c14\u5f88\u597d",
        "\u041f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430? ",
      })
  void bound_isNotBelowTheRoughCount(String text) {
    String many = text.repeat(50);

    assertThat(TokenBound.of(List.of(many), TokenRatio.EXACT))
        .isGreaterThanOrEqualTo(RoughCount.of(many));
  }
}
