/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {

  @Test
  void withoutOptions_noMoneyIsSpent() {
    assertThat(DemoOptions.parse(List.of(), Map.of("OPENAI_API_KEY", "sk-mine")).real()).isFalse();
  }

  @Test
  void realRunWithoutKey_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse(List.of("--real"), Map.of("OPENAI_API_KEY", " ")))
        .withMessageContaining("OPENAI_API_KEY");
  }

  @Test
  void unknownOption_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse(List.of("--reel"), Map.of()))
        .withMessageContaining("--reel");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse(List.of("--model"), Map.of()));
  }
}
