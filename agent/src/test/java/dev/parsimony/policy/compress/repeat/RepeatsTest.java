/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

  private String shorten(String text) {
    return repeats.shorten(text, text.length());
  }
}
