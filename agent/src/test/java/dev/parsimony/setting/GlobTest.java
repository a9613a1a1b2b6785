/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, gpt-4o, true",
    "gpt-4o, gpt-4o-mini, false",
    "gpt-4o*, gpt-4o-mini, true",
    "gpt-4o*, gpt-4o, true",
    "gpt-4o*, xgpt-4o, false",
    "*, '', true",
    "**, anything, true",
    "*mini, gpt-4o-mini, true",
    "*mini, gpt-4o-mini-2, false",
    "g*o*i, gpt-4o-mini, true",
    "g*o*x, gpt-4o-mini, false",
    "gpt-?o, gpt-4o, true",
    "gpt-?o, gpt-o, false",
    "gpt-4.1, gpt-4x1, false",
    "meta/*, meta/llama/3, true",
    "[a-z], a, false",
  })
  void star_standsForAnything(String glob, String text, boolean expected) {
    assertThat(Glob.of(glob, null).matches(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/**, https://api.openai.com/v1/chat/completions, true",
    "https://api.openai.com/*, https://api.openai.com/v1/chat/completions, false",
    "https://api.openai.com/*, https://api.openai.com/v1, true",
    "https://*/v1/**, https://api.openai.com/v1/chat/completions, true",
    "https://*.openai.com/**, https://evil.example/x.openai.com/v1, false",
    "https://api.openai.com/**, https://api.openai.com.evil.example/v1, false",
    "**/completions, https://api.openai.com/v1/chat/completions, true",
    "**/chat/*, https://api.openai.com/v1/chat/completions, true",
    "a?b, a/b, false",
  })
  void singleStar_stopsAtTheSeparator(String glob, String text, boolean expected) {
    assertThat(Glob.of(glob, '/').matches(text)).isEqualTo(expected);
  }

  @Test
  void manyStars_doNotExplode() {
    Glob glob = Glob.of("*a".repeat(100) + "b", null);

    assertThat(glob.matches("a".repeat(20_000))).isFalse();
  }

  @Test
  void charactersThatStandForWildcardsInside_areNoWildcards() {
    assertThat(Glob.of("a\uFFFFb", null).matches("aXXb")).isFalse();
    assertThat(Glob.of("a*", null).matches("a\uFFFF\uD800")).isTrue();
  }
}
