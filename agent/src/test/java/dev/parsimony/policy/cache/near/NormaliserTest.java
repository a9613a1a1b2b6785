/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may differ under each rule, and what never may. */
class NormaliserTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final String UUID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final String OTHER_UUID = "9c858901-8a57-4791-81fe-4c455b099bc9";

  // White space

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is  a heap?\nAnd a stack?",
        "  What is a heap?  \nAnd a stack?\n",
        "What is a heap?\r\nAnd a stack?\r\n",
        "\n\nWhat is a heap?\t\nAnd a stack? \n\n\n",
      })
  void whiteSpaceThatSaysNothing_mayDiffer(String text) {
    assertThat(normal(text, NormalRule.WHITE_SPACE)).isEqualTo("What is a heap?\nAnd a stack?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  if x\n    y",
        "values: 1    3",
        "name    q1    q2\nAcme            7",
        "a\tb\nc\t\td",
        "say \"two  blanks\" to me",
        "it's said: 'two  blanks' ok",
        "see „two  blanks“ and «two  blanks»",
        "code `two  blanks` here",
        "run:\n```\nif  x:\n\n\n  y   \n```\nend",
        "run:\n~~~\ntwo  blanks\n~~~",
        "run:\n    two  blanks\nend",
        "a  = b",
        "| a   | b |",
        "<p>two  blanks</p>",
        "never closed: \"two  blanks",
        "--- a\n+++ b\n@@ -1,2 +1,2 @@\n two  blanks   \n\n\n x",
      })
  void whiteSpaceThatMaySaySomething_stays(String text) {
    assertThat(normal(text, NormalRule.WHITE_SPACE)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"'a\nb', 'a b'", "'a b', 'ab'", "'a\n\nb', 'a\nb'", "' - a', '- a\n - b'"})
  void linesAndWords_stayApart(String one, String other) {
    assertThat(normal(one, NormalRule.WHITE_SPACE))
        .isNotEqualTo(normal(other, NormalRule.WHITE_SPACE));
  }

  // Case

  @Test
  void firstLetterOfAWordThatBeginsRequests_mayDiffer() {
    assertThat(normal("What is Rust?", NormalRule.CASE)).isEqualTo("what is Rust?");
    assertThat(normal(" Wie heißt er?", NormalRule.CASE)).isEqualTo(" wie heißt er?");
    assertThat(normal("what is Rust?", NormalRule.CASE)).isEqualTo("what is Rust?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Polish food",
        "US or us",
        "Will is here",
        "WHAT is it",
        "What-If tool",
        "What_is",
        "Apple costs",
        "May I",
        "\"What\" is a word",
        "MW and mW",
      })
  void namesAndUnits_keepTheirCase(String text) {
    assertThat(normal(text, NormalRule.CASE)).isEqualTo(text);
  }

  // Articles

  @Test
  void articlesOfEnglish_mayBeThereOrNot() {
    assertThat(normal("What is the capital of the country?", NormalRule.ARTICLES))
        .isEqualTo("What is capital of country?");
    assertThat(normal("Please write a poem for me about an owl", NormalRule.ARTICLES))
        .isEqualTo("Please write poem for me about owl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is vitamin a good?",
        "What is hepatitis a vaccine for?",
        "How does The Who play?",
        "Is that for the Who?",
        "There are a few for me",
        "Is this out of the question?",
        "¿Quién mató a la mujer y cuando?",
        "Den Hund beißt der Mann",
        "il a mangé le pain",
        "What is \"the cat\" for?",
        "What is `the cat` for?",
        "What is the 7?",
        "What is the\ncat?",
      })
  void wordsThatOnlyLookLikeArticles_stay(String text) {
    assertThat(normal(text, NormalRule.ARTICLES)).isEqualTo(text);
  }

  // Stamps

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-26",
        "2026-11-25",
        "2026-11-27T00:10:11.123Z",
        "2026-11-26 18:31",
        "26.11.2026",
        "26 November 2026",
        "Thu, 26 Nov 2026 18:31:37 GMT",
        "Thursday, November 26th, 2026",
      })
  void dateOfTheCall_mayDiffer(String date) {
    assertThat(normal("As of " + date + " sort it.", NormalRule.DATES))
        .isEqualTo(normal("As of 2026-11-26 sort it.", NormalRule.DATES))
        .doesNotContain("26");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What happened on 2001-09-11?",
        "From 2026-11-26 to 2026-11-27?",
        "From 2026-11-26T10:00 to 2026-11-26T12:00?",
        "From 2026-11-26 to 24 December 2026?",
        "Is \"2026-11-26\" a date?",
        "version 2026-11-26-b",
        "https://example.org/2026-11-26/x",
        "2026-11-26,5",
        "2026-13-40",
        "half past 18:31 of 26.11.",
      })
  void otherDates_stay(String text) {
    assertThat(normal(text, NormalRule.DATES)).isEqualTo(text);
  }

  @Test
  void answerThatTellsOfTheDate_isNoneForAnotherDay() {
    assertThat(of("As of 2026-11-26 sort it.", NormalRule.DATES).traces())
        .contains("2026", "november", "thursday");
  }

  @Test
  void uuids_mayDiffer_butWhichAreTheSameMayNot() {
    String one = "Request " + UUID + ": is " + UUID + " new?";

    assertThat(normal(one, NormalRule.UUIDS))
        .isEqualTo(normal(one.replace(UUID, OTHER_UUID), NormalRule.UUIDS))
        .isEqualTo(
            normal(
                one.toUpperCase()
                    .replace("REQUEST", "Request")
                    .replace("IS", "is")
                    .replace("NEW", "new"),
                NormalRule.UUIDS))
        .isNotEqualTo(normal(one.replaceFirst(UUID, OTHER_UUID), NormalRule.UUIDS));
    assertThat(of(one, NormalRule.UUIDS).traces()).containsExactlyInAnyOrder("1b4e28ba", "a427");
  }

  @Test
  void longHexadecimalIds_mayDiffer_numbersMayNot() {
    assertThat(normal("Trace 0af7651916cd43dd: sum it", NormalRule.IDS))
        .isEqualTo(normal("Trace 4bf92f3577b34da6a: sum it", NormalRule.IDS));
    assertThat(normal("Sum 1234567890123456", NormalRule.IDS)).isEqualTo("Sum 1234567890123456");
    assertThat(normal("Say deadbeefdeadbeefdead", NormalRule.IDS))
        .isEqualTo("Say deadbeefdeadbeefdead");
    assertThat(normal("Sum 0af7651916cd43d", NormalRule.IDS)).isEqualTo("Sum 0af7651916cd43d");
  }

  @Test
  void valueThatIsSaidElsewhereToo_stays() {
    Set<NormalRule> rules = EnumSet.of(NormalRule.UUIDS);
    String text = "Is " + UUID + " in the list?";

    for (String other : List.of("[\"" + UUID + "\"]", "x" + UUID.toUpperCase(Locale.ROOT))) {
      Normaliser normal = Normaliser.of(rules, List.of(text), List.of(text, other), TODAY);

      assertThat(requireNonNull(normal).texts()).containsExactly(text);
    }
  }

  @Test
  void textThatLooksLikeTheSignOfAValue_isNeverTakenForIt() {
    Set<NormalRule> all = EnumSet.allOf(NormalRule.class);
    for (String text : List.of("a \uffff0\uffff b", "lone \ud800 half", "lone \udc00", "\ud83d")) {
      assertThat(Normaliser.of(all, List.of(text), List.of(text), TODAY)).isNull();
    }
    assertThat(normal("whole \ud83d\ude00", NormalRule.values())).isEqualTo("whole \ud83d\ude00");
  }

  // All

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is it not 5 kg?",
        "Is it 5 mg?",
        "Is it -5 mg?",
        "Is it never 5.0 mg?",
        "No, 50 mg.",
        "isn't it 5 mg?",
        "",
        "\n",
        " ",
      })
  void negationsNumbersAndUnits_areNeverLost(String text) {
    assertThat(normal(text, NormalRule.values()).strip()).isEqualToIgnoringCase(text.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\n",
        "\t ",
        " \n",
        "'",
        "\"",
        "a 'b",
        "0",
        "a",
        "f0",
        "-",
        "the ",
        "the\n",
        "of a ",
        "Mon, ",
        "2026-",
        "2026-11-26 ",
        "2026-11-26T18:31:37.123456789",
        "26 November 2026, 18:31 ",
        UUID + " ",
        "2026-11-26 " + UUID + "-",
        "```\n",
        "    x\n",
        "0af7651916cd43dd ",
        "0123456789abcdef0123456789abcdef ",
        "\u00e9\u0301",
        "\ud83d\ude00",
        "\ud83d",
        "\udc00 ",
        "1 January ",
        "January 1 ",
        "September",
      })
  void hugeAndHostileTexts_takeTimeInProportion(String unit) {
    String text = "What is of " + unit.repeat(1_000_000 / unit.length());
    List<String> texts = List.of(text, text);
    // By the square of its length it would take more than ten minutes.
    assertTimeout(
        Duration.ofSeconds(10),
        () -> Normaliser.of(EnumSet.allOf(NormalRule.class), texts, texts, TODAY));
    for (NormalRule rule : NormalRule.values()) {
      assertTimeout(
          Duration.ofSeconds(10),
          () -> Normaliser.of(EnumSet.of(rule), List.of(text), List.of(text), TODAY));
    }
  }

  /* Words that must stay, whatever stands between them. */
  private static final List<String> WORDS =
      List.of(
          "not",
          "no",
          "never",
          "5",
          "5.0",
          "50",
          "kg",
          "mg",
          "MG",
          "Polish",
          "polish",
          "US",
          "us",
          "without",
          "-5",
          "5%",
          "A",
          "Acme",
          "acme",
          "isn't",
          "2001-09-11",
          "\u00e9",
          "e\u0301",
          "\ud83d\ude00",
          "more",
          "less",
          "\u0661",
          "i",
          "I",
          "'x  y'",
          "c++",
          "c#",
          "?",
          "all");

  @Test
  void textsThatDifferInTheirWords_keepDiffering_underAllRules() {
    Random random = new Random(7);
    Map<String, List<String>> seen = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      List<String> words = new ArrayList<>();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        words.add(WORDS.get(random.nextInt(WORDS.size())));
      }
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "What is" : "what is");
      words.forEach(word -> text.append(" ".repeat(1 + random.nextInt(3))).append(word));
      text.append(" ".repeat(random.nextInt(3)));

      String normal = normal(text.toString(), NormalRule.values());

      assertThat(seen.computeIfAbsent(normal, any -> words)).as(text.toString()).isEqualTo(words);
    }
    assertThat(seen.size()).isGreaterThan(5_000);
  }

  @Test
  void oneChangedCharacter_isNeverLost_butWhiteSpace() {
    Random random = new Random(11);
    String text = "What is  the dose of 5 mg for Acme's 'old  one', not 0.5?\n\n- see B\n";
    String normal = normal(text, NormalRule.WHITE_SPACE);
    for (int i = 0; i < 20_000; i++) {
      int at = random.nextInt(text.length());
      char c =
          (char)
              (random.nextInt(20) == 0 ? 0xa1 + random.nextInt(0xd000) : '!' + random.nextInt(94));
      String other = text.substring(0, at) + c + text.substring(at + 1);
      if (text.charAt(at) != c) {
        assertThat(normal(other, NormalRule.WHITE_SPACE)).as(other).isNotEqualTo(normal);
      }
    }
  }

  private static String normal(String text, NormalRule... rules) {
    return of(text, rules).texts().get(0);
  }

  private static Normaliser of(String text, NormalRule... rules) {
    Set<NormalRule> set = EnumSet.copyOf(Arrays.asList(rules));
    return requireNonNull(Normaliser.of(set, List.of(text), List.of(text), TODAY));
  }
}
