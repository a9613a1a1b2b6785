/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often something is made of a prompt. */
class ByPromptTest {

  private final ByPrompt<String> cache = new ByPrompt<>();
  private final AtomicInteger cuts = new AtomicInteger();

  private void ask(String prompt) {
    cache.of(
        prompt,
        any -> {
          cuts.incrementAndGet();
          return null;
        });
  }

  @Test
  void samePrompt_isUsedOnce() {
    ask("a prompt");
    ask(new String("a prompt"));
    assertThat(cuts).hasValue(1);
  }

  @Test
  void promptsBeyondTheBound_areForgottenOldestFirst() {
    ask("first");
    ask("a".repeat(999_999));
    ask("first");
    ask("a".repeat(999_999));
    assertThat(cuts).hasValue(4);
  }
}
