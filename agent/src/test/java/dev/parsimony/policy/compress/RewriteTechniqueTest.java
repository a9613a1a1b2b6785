/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.policy.compress.rewrite.Boilerplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RewriteTechniqueTest {

  private static final String LONG = "You are kind.\nYou are   brief, and you never guess at all.";

  @Test
  void knownText_isReplacedWhereverItStands() {
    assertThat(sent("Hello. " + LONG + " Bye. " + LONG, "Be kind, brief, sure."))
        .isEqualTo("Hello. Be kind, brief, sure. Bye. Be kind, brief, sure.");
  }

  @Test
  void changedText_isSentAsItIs() {
    String changed = LONG.replace("never", "always");
    assertThat(sent(changed, "Be kind.")).isEqualTo(changed);
  }

  @Test
  void textThatOnlyBeginsAlike_isSentAsItIs() {
    String cut = LONG.substring(0, LONG.length() - 1);
    assertThat(sent(cut, "Be kind.")).isEqualTo(cut);
  }

  @Test
  void whatFollowsATextThatBeginsAlike_isStillFound() {
    String alike = LONG.substring(0, 45) + " Yes. ";
    assertThat(sent(alike + LONG, "Be kind.")).isEqualTo(alike + "Be kind.");
  }

  @Test
  void longerWords_areNotSent() {
    assertThat(sent(LONG, LONG + " And then some more words.")).isEqualTo(LONG);
  }

  @Test
  void textForWhichNothingStands_isLeftOut_butNoMessageIsLeftEmpty() {
    assertThat(sent("Hello. " + LONG, null)).isEqualTo("Hello. ");
    assertThat(sent(LONG, null)).isEqualTo(LONG);
  }

  private static String sent(String text, @Nullable String with) {
    Boilerplate known = Boilerplate.of(LONG);
    String rule =
        "{white-space: {enabled: false}, rewrite: {replacement: [{begins: %s, chars: %d, sha256: '%s'%s}]}}"
            .formatted(
                Json.writeText(known.begins()),
                known.chars(),
                known.sha256(),
                with == null ? "" : ", with: " + Json.writeText(with));
    String body = Prompts.body(Prompts.message("system", text), Prompts.message("user", "So?"));
    return Prompts.texts(Prompts.sent(Prompts.call(rule, body))).get(0);
  }
}
