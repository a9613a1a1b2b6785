/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.tokens.PriceTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromptCacheTest {

  private static final PriceTable PRICES = PriceTable.standard();
  private static final String LONG = "The ship lay at the quay for a week. ".repeat(200);

  /* Cached tokens cost half of others with this model. */
  private final Draft draft =
      Prompts.draft(
          Prompts.message("system", LONG + LONG + LONG),
          Prompts.message("user", LONG),
          Prompts.message("assistant", "Yes."),
          Prompts.message("user", "And now?"));
  private final PromptCache cache = new PromptCache(draft, () -> PRICES, false);

  @Test
  void smallChangeOfWhatWasSentBefore_doesNotPay() {
    assertThat(objectionToChangeOf(0, LONG + LONG)).isEqualTo("breaks_prompt_cache");
  }

  @Test
  void largeChange_pays() {
    assertThat(objectionToChangeOf(0, "Short.")).isNull();
  }

  @Test
  void changeBehindWhatWasSentBefore_isFree() {
    assertThat(objectionToChangeOf(3, "Now?")).isNull();
  }

  @Test
  void changeBehindABrokenPlace_isFree() {
    assertThat(objectionToChangeOf(0, "Short.")).isNull();
    assertThat(objectionToChangeOf(1, LONG.substring(100))).isNull();
  }

  @Test
  void whereTheAgentMarksPrompts_whatWasSentBeforeIsKept() {
    String url = "https://api.anthropic.com/v1/messages";
    String body =
        Prompts.body(
                Prompts.message("user", LONG + LONG + LONG),
                Prompts.message("assistant", "Yes."),
                Prompts.message("user", "And now?"))
            .replace("gpt-4o", "claude-sonnet-5");
    for (boolean hinted : new boolean[] {true, false}) {
      Draft claude = Draft.of(Bodies.read(Dialects.recognise("POST", url), body));
      PromptCache kept = new PromptCache(claude, () -> PRICES, hinted);
      long tokens = claude.tokens();
      claude.replace(claude.messages().get(0).parts().get(0), LONG + LONG);

      assertThat(kept.objection(0, tokens)).isEqualTo(hinted ? "breaks_prompt_cache" : null);
    }
  }

  private @Nullable String objectionToChangeOf(int message, String text) {
    int changes = draft.changes();
    long tokens = draft.tokens();
    draft.replace(draft.messages().get(message).parts().get(0), text);
    return cache.objection(changes, tokens);
  }
}
