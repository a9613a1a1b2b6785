/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {

  private static final String PASSAGE =
      "The harbour was dredged in the spring of that year. Three ships could then lie at the quay"
          + " at once.\nThe tolls were raised, and the town built a second crane.";

  private static final String TOWN =
      "The town had four gates, of which two were shut at night, and an inn beside each of them"
          + " for those who had come by land.";

  private final Repeats repeats = new Repeats(100);

  @Test
  void secondTime_isReferredTo() {
    String text = "[1] One.\n\n" + PASSAGE + "\n\n[2] Two.\n\n" + PASSAGE + "\n\nEnd.";

    assertThat(shorten(text))
        .isEqualTo(
            "[1] One.\n\n"
                + PASSAGE
                + "\n\n[2] Two.\n\n[as above: The harbour was dredged in the ..."
                + " second crane.]\n\nEnd.");
  }

  @Test
  void indentedCode_isNotReferredTo() {
    String code =
        "    for (Ship ship : harbour.ships()) {\n        ship.pay(toll);\n        ship.leave();\n    }\n"
            + "    harbour.close(LocalTime.MIDNIGHT);\n";
    shorten("One:\n\n" + code);
    String again = "Two:\n\n" + code + "\nEnd.";
    assertThat(shorten(again)).isEqualTo(again);
  }

  @Test
  void laterTexts_referToEarlierOnes() {
    assertThat(shorten(PASSAGE)).isSameAs(PASSAGE);
    assertThat(shorten("Again: x.\n" + PASSAGE))
        .startsWith("Again: x.\n[as above")
        .hasSizeLessThan(80);
  }

  @Test
  void partOfAPassage_isReferredTo_theRestStays() {
    shorten(PASSAGE);

    assertThat(shorten("New. " + PASSAGE + " And more."))
        .startsWith("New. [as above: The harbour")
        .endsWith("... second crane.] And more.");
  }

  /** Two editions of a text: what is only in the older one must not be taken to be in both. */
  @Test
  void passageWithoutASentence_saysWhereItEnds() {
    shorten(PASSAGE + " Ships of the crown paid no toll. " + TOWN);

    assertThat(shorten(PASSAGE + " " + TOWN))
        .isEqualTo(
            "[as above: The harbour was dredged in the ... second crane.]"
                + " [as above: The town had four gates, of which ... come by land.]");
  }

  @Test
  void beginningThatSeveralHave_isNotReferredBy() {
    String like = PASSAGE.replace("that year", "the next year");
    shorten(PASSAGE + "\n\n" + like);

    assertThat(shorten(like))
        .startsWith(
            "The harbour was dredged in the spring of the next year. [as above: Three ships");
  }

  @Test
  void endThatCameBefore_isNotWhereAReferenceEnds() {
    String twice =
        PASSAGE + "\n" + TOWN + "\nThe tolls were raised, and the town built a second crane.";
    shorten(twice);

    assertThat(shorten(twice))
        .isEqualTo(
            "[as above: The harbour was dredged in the ... come by land.]"
                + "\nThe tolls were raised, and the town built a second crane.");
  }

  @Test
  void shortOrDifferentText_stays() {
    String once = "The same short line.\n";

    assertThat(shorten(once + once + once)).isEqualTo(once + once + once);
    assertThat(shorten(PASSAGE.replace("Three", "Four"))).doesNotContain("as above");
  }

  @Test
  void codeAndWhatIsBehindTheEnd_stay() {
    String fenced = "```\n" + PASSAGE + "\n```\n";
    shorten(PASSAGE);

    assertThat(shorten(fenced)).isSameAs(fenced);
    assertThat(repeats.shorten(PASSAGE, 0)).isSameAs(PASSAGE);
  }

  @Test
  void json_isReferredToAsAWholeOrNotAtAll() {
    String json = "{\"text\": \"" + PASSAGE.replace("\n", " ") + "\", \"n\": 1}";
    shorten("Record: " + json);

    assertThat(shorten("Record: " + json)).startsWith("Record: [as above: {\"text\":");
    assertThat(shorten(json.replace("\"n\": 1", "\"n\": 2"))).doesNotContain("as above");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[N] Of the sea|[as above: [1]]",
        "Passage N - of the sea|[as above: Passage 1]",
        "<doc id=\"N\" title=\"sea\">|[as above: <doc id=\"1\">]",
        "### of the sea #N|[as above: of the sea #1]",
        "Document N (sea):|[as above: Document 1]"
      })
  void wholePassageWithALabel_isReferredToByItsLabel(String label, String reference) {
    String one = label.replace("N", "1") + "\n" + PASSAGE + "\n\n";
    String two = label.replace("N", "2") + "\n" + TOWN + "\n\n";

    assertThat(shorten(one + two + one + "What of it?"))
        .isEqualTo(one + two + reference + "\n\nWhat of it?");
  }

  @Test
  void samePassageUnderAnotherLabel_isReferredToByTheFirst() {
    String one = "[1] Sea\n" + PASSAGE + "\n\n";
    String two = "[2] Town\n" + TOWN + "\n\n";

    assertThat(shorten(one + two + one.replace("[1]", "[3]") + "What of it?"))
        .isEqualTo(one + two + "[3] Sea\n[as above: [1]]\n\nWhat of it?");
  }

  @Test
  void passagesOneAfterTheOther_areReferredToOneByOne_alsoInALaterText() {
    String both = "[1] Sea\n" + PASSAGE + "\n\n[2] Town\n" + TOWN;
    shorten(both + "\n\nWhat of it?");

    String next = both + "\n\nAnd now?";
    assertThat(repeats.shorten(next, next.lastIndexOf("\n\n")))
        .isEqualTo("[as above: [1]]\n\n[as above: [2]]\n\nAnd now?");
  }

  @Test
  void labelThatStandsAboveTwice_namesNothing() {
    shorten("[1] Sea\n" + PASSAGE + "\n\n[2] Town\n" + TOWN);
    shorten("[1] Sea\n" + PASSAGE.replace("Three", "Four") + "\n\nWhat of it?");

    assertThat(shorten("[1] Sea\n" + PASSAGE))
        .doesNotContain("[as above: [1]]")
        .contains("[as above: The harbour was dredged in the ... second crane.]");
  }

  /** What the label names must be all of what is left out, and nothing but that. */
  @Test
  void partOfALabelledPassage_isReferredToByHowItBeginsAndEnds() {
    String one = "[1] Of the sea and ships\n" + PASSAGE;
    shorten(one + " Ships of the crown paid no toll.\n\n[2] Town\n" + TOWN);

    assertThat(shorten(one + "\n\n[2] Gates\nThere were four."))
        .startsWith("[as above: [1] Of the sea and ships ... second crane.]");
  }

  @Test
  void passageAboveThatIsPartlyAReference_isNotTakenForWhatItRefersTo() {
    shorten("[1] Town\n" + TOWN + "\n\n[2] Sea\n" + PASSAGE);
    shorten("[3] Both\n" + PASSAGE.replace("\n", " ") + " " + TOWN + " Nobody paid for it.\n\n");

    assertThat(shorten("[4] New\n" + PASSAGE.replace("\n", " ") + " Nobody paid for it."))
        .doesNotContain("Both")
        .contains("Nobody paid for it.");
  }

  private String shorten(String text) {
    return repeats.shorten(text, text.length());
  }
}
