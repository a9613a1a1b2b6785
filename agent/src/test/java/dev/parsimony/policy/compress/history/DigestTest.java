/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a digest keeps of a conversation. */
class DigestTest {

  private static final Said TALK = Said.by("user", "Well, good morning to you all. ".repeat(20));

  private static final String ABOUT_TIMES = "Try again in 5 minutes. ";

  @Test
  void valuesAndNames_stayWithTheirSpeaker() {
    Said told =
        Said.by("assistant", "I see. Your order number is XK-7712. It goes to Ada Lovelace.");
    assertThat(Digest.of(List.of(TALK, told), "Where is it?"))
        .isEqualTo("assistant: Your order number is XK-7712. It goes to Ada Lovelace.");
  }

  @Test
  void sentenceThatTheQuestionIsAbout_stays() {
    Said told = Said.by("user", "The parrot must not be moved. Thank you so much.");
    assertThat(Digest.of(List.of(TALK, told), "What about the parrot?"))
        .isEqualTo("user: The parrot must not be moved.");
  }

  @Test
  void valueThatNeedsTheSentenceBefore_bringsIt() {
    Said told = Said.by("user", "Can you check the expiry of my passport? It says 7 May 2031.");
    assertThat(Digest.of(List.of(TALK, told), "So?"))
        .isEqualTo("user: Can you check the expiry of my passport? It says 7 May 2031.");
  }

  @Test
  void wishOfTheUser_stays() {
    Said told = Said.by("user", "From now on write to me in Danish. Well then.");
    assertThat(Digest.of(List.of(TALK, told), "So?"))
        .contains("From now on write to me in Danish.")
        .doesNotContain("Well then");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We are 4 adults and a child.",
        "I'm vegetarian.",
        "My son is afraid of dogs.",
        "Actually, make it the red one."
      })
  void whatTheUserSaysOfHimself_orCorrects_stays(String saying) {
    Said told = Said.by("user", saying + " Well then.");
    assertThat(Digest.of(List.of(TALK, told), "So?")).contains(saying).doesNotContain("Well then");
  }

  @ParameterizedTest
  @ValueSource(strings = {"My son is afraid of dogs.", "Actually, make it the red one."})
  void whatTheAssistantSaysOfHimself_goes(String saying) {
    assertThat(Digest.of(List.of(TALK, Said.by("assistant", saying)), "So?")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your room is the 481.",
        "We have noted the window seat.",
        "I will refund the breakfast.",
        "You react badly to latex.",
        "The tray has no shellfish."
      })
  void whatTheUserIsTold_stays(String saying) {
    Said told = Said.by("assistant", saying + " Well then.");
    assertThat(Digest.of(List.of(TALK, told), "So?")).contains(saying).doesNotContain("Well then");
  }

  @Test
  void formOfSpeech_goesWhateverStandsInItsMidst() {
    Said told =
        Said.by(
            "assistant",
            "The form for the towel has 12 pages, most of which stay empty. The form for the bed"
                + " has 5 pages, most of which stay empty. The form for the key has 31 pages, most"
                + " of which stay empty.");
    assertThat(Digest.of(List.of(TALK, told), "So?")).isEmpty();
  }

  @Test
  void valueInAStreamWithoutMarks_staysAlone() {
    String stream =
        "hello are you there how do i change my tires please tell me a joke about cats the code of"
            + " my locker is 4417 what is the weather in the mountains like can you sing";
    assertThat(Digest.of(List.of(TALK, Said.by("user", stream)), "So?"))
        .contains("the code of my locker is 4417")
        .doesNotContain("tires", "sing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"it goes to 12 The Crescent", "the name is Will Smith"})
  void valueWithAWordThatOftenBegins_staysWhole(String value) {
    String stream =
        "hello are you there how do i change my tires please tell me a joke about cats "
            + value
            + " what is the weather in the mountains like can you sing";
    assertThat(Digest.of(List.of(TALK, Said.by("user", stream)), "So?")).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I can't use the app.",
        "How do I roll over my 401k?",
        "I don't remember buying that.",
        "I do not know this one."
      })
  void troubleAndQuestions_go(String saying) {
    assertThat(Digest.of(List.of(TALK, Said.by("user", saying)), "So?")).isEmpty();
  }

  @Test
  void formOfSpeech_goesInSpiteOfItsNumbers() {
    Said told = Said.by("assistant", ABOUT_TIMES.repeat(5));
    assertThat(Digest.of(List.of(TALK, told), "So?")).isEmpty();
  }

  @Test
  void whatAToolFound_staysAsFarAsItIsAskedFor() {
    Said found = Said.found("tool", "[{\"city\":\"Oslo\",\"t\":1204},{\"city\":\"Rome\",\"t\":9}]");
    assertThat(Digest.of(List.of(TALK, found), "And Oslo?"))
        .contains("Oslo")
        .doesNotContain("Rome");
  }

  @Test
  void conversationOfFactsOnly_hasNoDigest() {
    Said told = Said.by("user", "A is X-1001. B is X-1002. C is X-1003.");
    assertThat(Digest.of(List.of(told), "So?")).isNull();
  }
}
