/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.MalformedBodyException;
import org.junit.jupiter.api.Test;

class DraftTest {

  private final Draft draft =
      Prompts.draft(Prompts.message("user", "one two three"), Prompts.message("user", "four"));

  @Test
  void changes_areCounted_andTakenBack() {
    long tokens = draft.tokens();
    draft.replace(draft.messages().get(0).parts().get(0), "one");
    draft.remove(draft.messages().get(1));
    assertThat(draft.tokens()).isLessThan(tokens);
    assertThat(draft.messages()).hasSize(1);

    draft.revertTo(0);

    assertThat(draft.tokens()).isEqualTo(tokens);
    assertThat(draft.messages()).hasSize(2);
  }

  @Test
  void request_hasWhatIsLeft() throws MalformedBodyException {
    draft.replace(draft.messages().get(0).parts().get(0), "1");
    draft.remove(draft.messages().get(1));

    assertThat(new String(draft.toRequest().body(), UTF_8))
        .isEqualTo(Prompts.body(Prompts.message("user", "1")));
  }

  @Test
  void firstChange_isKnown() {
    draft.replace(draft.messages().get(1).parts().get(0), "4");
    int changes = draft.changes();

    assertThat(draft.firstChangedSince(0)).isEqualTo(1);
    assertThat(draft.firstChangedSince(changes)).isEqualTo(Integer.MAX_VALUE);
  }
}
