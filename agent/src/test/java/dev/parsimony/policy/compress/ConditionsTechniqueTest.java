/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.PolicyCall;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionsTechniqueTest {

  private static final String CONDITION =
      "When a customer wants a voucher, name the shop that sells it.\n";

  private static final String PROMPT =
      Stream.of("Role", "Refunds", "Passwords", "Branches", "Output format")
          .map(title -> module(title))
          .collect(Collectors.joining());

  private static String module(String title) {
    String line = "Of %s the handbook says what a clerk has to do at the desk.\n".formatted(title);
    return "# " + title + "\n" + line.repeat(6) + CONDITION;
  }

  @Test
  void instructionsWhoseConditionNothingTouches_goFromTheModulesThatStay() {
    PolicyCall call =
        call("{level: aggressive}", "How is the password reset, how do passwords work?");

    assertThat(system(call))
        .contains("# Role", "# Passwords", "# Output format")
        .doesNotContain("voucher");
    assertThat(Prompts.told(call)).anyMatch(told -> told.contains("compress.conditions=saved"));
  }

  @Test
  void wordOfAnyMessage_keepsThem() {
    PolicyCall call =
        Prompts.call(
            settings("{level: aggressive}"),
            Prompts.body(
                Prompts.message("system", PROMPT),
                Prompts.message("user", "I have a voucher."),
                Prompts.message("assistant", "Fine."),
                Prompts.message("user", "How is the password reset, how do passwords work?")));

    assertThat(system(call)).contains(CONDITION);
  }

  @Test
  void requestThatShowsNotWhatItIsAbout_keepsAll() {
    PolicyCall call = call("{level: aggressive}", "Sing of umbrellas, walruses, teapots");

    assertThat(system(call)).isEqualTo(PROMPT);
    assertThat(Prompts.told(call))
        .anyMatch(told -> told.contains("compress.conditions=unused"))
        .anyMatch(told -> told.contains("all_needed"));
  }

  @Test
  void otherLevels_keepAll_unlessTheRuleSaysSo() {
    String question = "How is the password reset, how do passwords work?";

    assertThat(system(call("{level: balanced}", question))).contains("voucher");
    assertThat(system(call("{level: aggressive, conditions: {enabled: false}}", question)))
        .contains("voucher");
    assertThat(system(call("{level: lossless, conditions: {enabled: true}}", question)))
        .contains("# Refunds")
        .doesNotContain("voucher");
  }

  private static PolicyCall call(String rule, String question) {
    return Prompts.call(
        settings(rule),
        Prompts.body(Prompts.message("system", PROMPT), Prompts.message("user", question)));
  }

  private static String settings(String rule) {
    return rule.replace("{level", "{repeat: {enabled: false}, level");
  }

  private static String system(PolicyCall call) {
    return Prompts.texts(Prompts.sent(call)).get(0);
  }
}
