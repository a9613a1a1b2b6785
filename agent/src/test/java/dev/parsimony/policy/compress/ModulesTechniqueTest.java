/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.compress.rewrite.Boilerplate;
import org.junit.jupiter.api.Test;

class ModulesTechniqueTest {

  private static final String PROMPT =
      "# Role\n"
          + "You help the customers of a bank in short words.\n".repeat(10)
          + "# Refunds\n"
          + "Money comes back within a week, above the limit by a manager.\n".repeat(10)
          + "# Passwords\n"
          + "A password is reset by mail, and nobody may tell it.\n".repeat(10)
          + "# Branches\n"
          + "A branch is open from nine to five, that in Porto is closed.\n".repeat(10)
          + "# Output format\n"
          + "Plain text of three sentences, without any lists.\n".repeat(10);

  @Test
  void modulesThatTheRequestDoesNotNeed_go() {
    assertThat(system("{level: balanced}", PROMPT, "How do I reset my password?"))
        .contains("# Role", "# Passwords", "# Output format")
        .doesNotContain("# Refunds", "# Branches");
  }

  @Test
  void genericRequest_getsAll() {
    assertThat(system("{level: balanced}", PROMPT, "Hello, who are you?")).isEqualTo(PROMPT);
  }

  @Test
  void level_saysWhetherItIsUsedWithoutARule() {
    assertThat(system("{}", PROMPT, "How do I reset my password?")).isEqualTo(PROMPT);
  }

  @Test
  void rule_saysWhereModulesBegin_andWhichAreOfTheCore() {
    String rule =
        "{white-space: {enabled: false}, repeat: {enabled: false}, modules: {enabled: true, module:"
            + " [{begins: '# Refunds', words: [money back]}, {begins: '# Passwords', core: true},"
            + " {begins: '# Branches'}, {begins: '# Output format', core: true}]}}";

    assertThat(system(rule, PROMPT, "I want my money back"))
        .contains("# Role", "# Refunds", "# Passwords", "# Output format")
        .doesNotContain("# Branches");
  }

  @Test
  void termsOfARule_callForAModule_onlyTogether() {
    String rule =
        "{white-space: {enabled: false}, repeat: {enabled: false}, modules: {enabled: true, module:"
            + " [{begins: '# Refunds', terms: {card: 0.5, twice: 0.5}}, {begins: '# Passwords'},"
            + " {begins: '# Branches'}, {begins: '# Output format', core: true}]}}";

    assertThat(system(rule, PROMPT, "My card was taken twice, reset the password"))
        .contains("# Refunds");
    assertThat(system(rule, PROMPT, "My card was taken, reset the password"))
        .contains("# Passwords")
        .doesNotContain("# Refunds");
  }

  @Test
  void offsets_cutWithinALine_andOnlyThePromptThatTheyAreFor() {
    int refunds = PROMPT.indexOf("above the limit by a manager.\n# Passwords");
    int branches = PROMPT.indexOf("# Branches");
    int output = PROMPT.indexOf("# Output format");
    String rule =
        ("{white-space: {enabled: false}, repeat: {enabled: false}, modules: {enabled: true,"
                + " sha256: %s, module: [{begins: 'above the limit', at: %d}, {begins: '# Branches',"
                + " at: %d}, {begins: '# Output', at: %d, core: true}]}}")
            .formatted(Boilerplate.hash(PROMPT), refunds, branches, output);
    String question = "When is the branch in Porto open?";

    assertThat(system(rule, PROMPT, question))
        .isEqualTo(PROMPT.substring(0, refunds) + PROMPT.substring(branches));
    String other = PROMPT.replaceFirst("bank", "shop");
    assertThat(system(rule, other, question)).isEqualTo(other);
    String unguarded = rule.replaceAll("sha256: \\w+,", "");
    assertThat(system(unguarded, " " + PROMPT, question)).isEqualTo(" " + PROMPT);
  }

  @Test
  void ruleForAnotherPrompt_doesNothing() {
    String rule = "{modules: {enabled: true, module: [{begins: '# Elsewhere'}]}}";

    assertThat(system(rule, PROMPT, "How do I reset my password?")).contains("# Branches");
  }

  private static String system(String rule, String prompt, String question) {
    PolicyCall call =
        Prompts.call(
            rule.replace("{level", "{repeat: {enabled: false}, level")
                .replace("{}", "{repeat: {enabled: false}}"),
            Prompts.body(Prompts.message("system", prompt), Prompts.message("user", question)));
    return Prompts.texts(Prompts.sent(call)).get(0);
  }
}
