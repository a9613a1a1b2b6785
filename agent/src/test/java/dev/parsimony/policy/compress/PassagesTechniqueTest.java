/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.Values;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the passages around a question stay. */
class PassagesTechniqueTest {

  private static final String FACT = "The harbour master who signed the charter is Ulf Berg. ";
  private static final String OFF =
      "Bees gather nectar from flowers that open early, and dance for their sisters in the dark. ";
  private static final String QUESTION = "Who signed the charter, and what is the berth?";

  private final Technique technique = new PassagesTechnique();

  /* Five passages, of which those with even numbers are about something else. */
  private static String context(String label, String behind) {
    StringBuilder text = new StringBuilder("Context:\n\n");
    for (int i = 1; i <= 5; i++) {
      String body =
          i == 1 ? FACT.repeat(8) : i % 2 == 0 ? OFF.repeat(6) : "Berth " + i + ". " + OFF;
      text.append(label.replace("N", "" + i)).append(body.repeat(i == 3 ? 4 : 1).trim());
      text.append(behind).append("\n\n");
    }
    return text.toString();
  }

  private String after(String text) {
    return Prompts.after(technique, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[N] Title\\n|",
        "Passage N - on things\\n\\n|",
        "<doc id=\"N\">\\n|\\n</doc>",
        "### Things #N\\n|",
        "Source: fileN.txt\\n|",
        "Document N (things):\\n|"
      })
  void passagesThatCannotAnswer_go(String label, String behind) {
    String end = behind == null ? "" : behind.replace("\\n", "\n");
    String text = context(label.replace("\\n", "\n"), end) + QUESTION;

    assertThat(after(text))
        .contains(FACT.trim(), "Berth 3.", "Berth 5.", "[\u2026]")
        .endsWith(QUESTION)
        .hasSizeLessThan(text.length() - 900);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Why was the charter signed?",
        "Is the charter signed by the harbour master?",
        "Can a master sign the charter?",
        "Summarise the passages on the charter.",
        "What do the passages say of the charter?",
        "Compare who signed the charter.",
        "List the signers of the charter.",
        "Thanks, go on.",
        "Who sells zithers in Xanten?"
      })
  void questionThatAValueDoesNotAnswer_keepsAll(String question) {
    String text = context("[N] Title\n", "") + question;
    assertThat(after(text)).isEqualTo(text);
  }

  @Test
  void questionForWhatHasDigits_needsNoWordInCommon() {
    String text = context("[N] Title\n", "");
    String digits = text.replace("Berth 3.", "Berth 30412.");

    assertThat(after(digits + "I need the phone number.")).doesNotContain("[2]");
    assertThat(after(digits + "How heavy was it?")).doesNotContain("[2]");
    assertThat(after(digits + "I need the owner.")).contains("[2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It was on 3 May.",
        "They met Gerda there.",
        "He signs it.",
        "Charters are kept.",
        "It costs EUR 20."
      })
  void passageThatMayAnswer_stays(String sentence) {
    String text = context("[N] Title\n", "") + QUESTION;
    String mentioned = text.replaceFirst("Bees gather", "Bees, so they say, gather");
    String may =
        mentioned.replaceFirst("in the dark\\. Bees", "in the dark. " + sentence + " Bees");

    assertThat(after(may)).contains(sentence);
  }

  @Test
  void spelledAmounts_countWhereAmountsAreAsked() {
    String text = context("[N] Title\n", "").replace("open early", "open twenty times");
    assertThat(after(text + QUESTION)).doesNotContain("[2]");
    assertThat(after(text + QUESTION + " How long is the lease?")).contains("[2]", "[4]");
  }

  @Test
  void whatTheUserSaysBetweenPassages_stays() {
    String text = context("[N] Title\n", "").replace("[3]", "Mind the tone.\n\n[3]") + QUESTION;
    assertThat(after(text)).contains("[2]", "Mind the tone.").doesNotContain("[4]");
  }

  @Test
  void questionInFrontOfThePassages_isRead() {
    String text = "Why? " + context("[N] Title\n", "") + QUESTION;
    assertThat(after(text)).isEqualTo(text);
  }

  @Test
  void passagesOfAnEarlierRound_goLikewise_andStayWhereTheNewestQuestionIsOpen() {
    String earlier = context("[N] Title\n", "") + QUESTION;
    assertThat(firstOf(earlier, "And who signed the lease?")).doesNotContain("[2]");
    assertThat(firstOf(earlier, "And why?")).isEqualTo(earlier);
    assertThat(firstOf(earlier, "And who saw the bees?")).contains("[2]");
  }

  private String firstOf(String earlier, String question) {
    Draft draft =
        Prompts.draft(
            Prompts.message("user", earlier),
            Prompts.message("assistant", "Ulf Berg."),
            Prompts.message("user", question));
    technique.apply(draft, Values.defaults(technique.section()));
    return draft.messages().get(0).text();
  }

  @Test
  @Timeout(30)
  void manyWordsThatAreAsked_andManyInPassages_areHeldAgainstEachOtherInOneGo() {
    String text = context("[N] Title\n", "").replaceFirst("Bees", words('c') + " bees");
    String earlier = words('b') + "\n\n" + text + QUESTION;

    assertThat(firstOf(earlier, "And who signed the lease?")).doesNotContain("[2]");
  }

  /* Of letters alone. */
  private static String words(char first) {
    return IntStream.range(0, 100_000)
        .mapToObj(i -> first + Integer.toString(100_000 + i))
        .map(PassagesTechniqueTest::inLetters)
        .collect(Collectors.joining(" "));
  }

  private static String inLetters(String word) {
    return word.chars()
        .map(c -> Character.isDigit(c) ? 'k' + c - '0' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void fewPassages_stay() {
    String text = context("[N] Title\n", "");
    String few = text.substring(0, text.indexOf("[4]")) + QUESTION;
    assertThat(after(few)).isEqualTo(few);
  }
}
