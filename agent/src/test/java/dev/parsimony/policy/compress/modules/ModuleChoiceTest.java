/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which modules of a prompt a request gets. */
class ModuleChoiceTest {

  private static final String PROMPT =
      "# Role\nYou help the customers of a bank with all they ask for, in short words.\n\n"
          + "# Refunds\nMoney comes back within a week. A refund above the limit needs a manager.\n\n"
          + "# Passwords\nA password is reset by mail. Nobody may tell a password to anybody else.\n\n"
          + "# Branches\nA branch is open from nine to five. The branch in Porto is closed for now.\n\n"
          + "# Tools\nThe search finds what a customer has bought before, with its date and price.\n\n"
          + "# Output format\nPlain text of three sentences, without any headings or lists in it.\n";

  private static ModuleCut cut() {
    return requireNonNull(ModuleCut.ofHeadings(PROMPT));
  }

  private static List<String> titles(ModuleCut cut, String request, boolean tools) {
    return ModuleChoice.of(cut, request, tools).stream()
        .map(Module::title)
        .collect(Collectors.toList());
  }

  @Test
  void request_getsTheCoreAndWhatItSpeaksOf() {
    assertThat(titles(cut(), "How do I reset my password?", false))
        .containsExactly("Role", "Passwords", "Output format");
  }

  @Test
  void requestOfTwoThings_getsBoth() {
    assertThat(titles(cut(), "Reset my password and refund the fee", false))
        .contains("Refunds", "Passwords")
        .doesNotContain("Branches");
  }

  @Test
  void wordsOfAnyRequest_callForNoHeading() {
    ModuleCut cut = cut("Closing an account");

    assertThat(titles(cut, "To close this: how do I reset my password?", false))
        .containsExactly("Role", "Passwords", "Output format");
    assertThat(titles(cut, "Please close my account", false))
        .containsExactlyInAnyOrder("Role", "Closing an account", "Output format");
  }

  @Test
  void wordOfMostModules_isTooLittleOfAHeadingOfSeveral() {
    ModuleCut cut = cut("Gift vouchers for a customer");

    assertThat(titles(cut, "Which customer may reset a password by mail?", false))
        .containsExactly("Role", "Passwords", "Output format");
    assertThat(titles(cut, "Can a customer buy gift vouchers?", false))
        .contains("Gift vouchers for a customer");
  }

  @Test
  void clauseOfItsOwn_getsItsModuleBesideOneThatIsMuchSpokenOf() {
    String request =
        "My password, the password of my mail, must be reset; nobody else has the password."
            + " When is Porto open?";
    assertThat(titles(cut(), request, false)).contains("Passwords", "Branches");
  }

  /* With one more module, and customers in all. */
  private static ModuleCut cut(String heading) {
    String more = "\n# " + heading + "\nWho wants it has to sign the form at the desk first.\n";
    String all = PROMPT.replace(".\n", ". So a customer is told.\n") + more;
    return requireNonNull(ModuleCut.ofHeadings(all.replace("# Output", "#  Output")));
  }

  @Test
  void requestWithTools_getsTheirModule() {
    assertThat(titles(cut(), "How do I reset my password?", true)).contains("Tools");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Search the web for the password rules of banks",
        "Write a script that resets the password"
      })
  void workThatNeedsTools_getsTheirModule(String request) {
    assertThat(titles(cut(), request, false)).contains("Tools", "Passwords");
  }

  /** Whatever else is spoken of more. */
  @Test
  void valueThatIsStatedInCloseWords_getsTheModuleThatStatesIt() {
    String request = "Reset my password by mail, nobody may tell it. Please repeat the warden.";
    ModuleCut cut = with("The warden on duty is Ulf Berg.", "Branches");

    assertThat(titles(cut, request, false)).contains("Branches").doesNotContain("Refunds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello!",
        "What can you do for me?",
        "What are you able to help with?",
        "Give me an overview of how you work",
        "Sing of umbrellas, walruses, teapots"
      })
  void requestThatShowsNotWhatItIsAbout_getsAll(String request) {
    assertThat(titles(cut(), request, false)).hasSize(6);
  }

  @Test
  void unknownWordsForAnAddress_getTheModuleThatAloneStatesOne_ifItIsSpokenOfOtherwise() {
    String request = "My money is missing. Where do paper exhibits have to be sent?";
    String address = "A form for %s goes to 12 Mill Road, Bath.";

    assertThat(titles(cut(), request, false)).hasSize(6);
    assertThat(titles(with(address.formatted("money"), "Refunds"), request, false))
        .contains("Refunds")
        .doesNotContain("Branches");
    assertThat(titles(with(address.formatted("keys"), "Branches"), request, false)).hasSize(6);
    assertThat(titles(with(address.formatted("money"), "Refunds", "Branches"), request, false))
        .hasSize(6);
  }

  /** The value may stand in any module that states one, whatever else the request is about. */
  @Test
  void valueThatNoWordTellsOf_getsAllModulesThatStateOne() {
    String request = "Reset my password, reset the password by mail. Please repeat the %s.";
    ModuleCut cut = with("The manager is Ulf Berg.", "Refunds");

    assertThat(titles(cut, request.formatted("walrus"), false))
        .contains("Refunds", "Passwords")
        .doesNotContain("Branches");
    assertThat(titles(cut, request.formatted("password"), false)).doesNotContain("Refunds");
  }

  private static ModuleCut with(String sentence, String... modules) {
    String all = PROMPT;
    for (String module : modules) {
      all = all.replace("# " + module + "\n", "# " + module + "\n" + sentence + "\n");
    }
    return requireNonNull(ModuleCut.ofHeadings(all));
  }

  @Test
  void rule_saysWhatCallsForAModule() {
    ModuleCut cut =
        requireNonNull(
            ModuleCut.ofRules(
                PROMPT,
                List.of(
                    ModuleRule.of(
                        "# Refunds", false, false, new Callers(List.of("money back"), Map.of())),
                    ModuleRule.of("# Passwords", false, false, new Callers(List.of(), Map.of())),
                    ModuleRule.of("# Branches", false, false, new Callers(List.of(), Map.of())),
                    ModuleRule.of("# Output", true, false, new Callers(List.of(), Map.of())))));
    assertThat(titles(cut, "I want my money back", false))
        .containsExactly("", "# Refunds", "# Output");
  }

  @Test
  void moduleThatHoldsForEveryAnswer_isOfTheCore() {
    String always =
        PROMPT.replace("The branch in Porto is closed", "Name a branch in every answer");
    ModuleCut cut = requireNonNull(ModuleCut.ofHeadings(always));

    assertThat(titles(cut, "How do I reset my password?", false)).contains("Branches");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Manner of speaking",
        "Politeness",
        "Answer template",
        "Shape of the reply",
        "Hard limits",
        "Your assignment"
      })
  void moduleWhoseHeadingSpeaksOfEveryAnswer_isOfTheCore(String heading) {
    assertThat(titles(cut(heading), "How do I reset my password?", false)).contains(heading);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No more than 60 words, and no bullet points.",
        "One paragraph, 165 words at most, no greeting.",
        "Return a JSON object with two keys."
      })
  void moduleThatBeginsWithTheFormOfAnswers_isOfTheCore(String form) {
    String shaped = PROMPT.replace("# Branches\n", "# Ends\n" + form + "\n");
    String topic = PROMPT.replace("# Branches\n", "# Ends\nUp to 9 words about the branch.\n");

    assertThat(titles(cutOf(shaped), "How do I reset my password?", false)).contains("Ends");
    assertThat(titles(cutOf(topic), "How do I reset my password?", false)).doesNotContain("Ends");
  }

  private static ModuleCut cutOf(String prompt) {
    return requireNonNull(ModuleCut.ofHeadings(prompt));
  }

  @Test
  void ruleForAnotherPrompt_cutsNothing() {
    ModuleRule rule = ModuleRule.of("# Nowhere", false, false, new Callers(List.of(), Map.of()));
    assertThat(ModuleCut.ofRules(PROMPT, List.of(rule))).isNull();
  }

  @Test
  void keptModules_areWrittenAsBefore() {
    ModuleCut cut = cut();
    String shorter = cut.with(ModuleChoice.of(cut, "How do I reset my password?", false));
    assertThat(PROMPT).startsWith(shorter.substring(0, shorter.indexOf("# Passwords")));
    assertThat(shorter).contains("# Passwords\nA password").doesNotContain("# Branches");
  }
}
