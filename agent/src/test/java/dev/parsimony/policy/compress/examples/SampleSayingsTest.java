/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Examples in the prose of instructions. */
class SampleSayingsTest {

  private static final String PROMPT =
      "Be kind.\n"
          + "- A typical message reads: \"Where is my parcel today?\"\n"
          + "- A typical message reads: \"I lost my password again\"\n"
          + "- Refunds take 5 days.\n"
          + "- A typical message reads: \"Please cancel it for me\"\n";

  private static final String REMARKS =
      PROMPT.replaceAll("A typical message reads: (\"[^\"]*\")", "When you read $1, look here.");

  @Test
  void sayingsFarFromTheQuestion_go() {
    assertThat(SampleSayings.in(PROMPT, false).prune(PROMPT, "My password?", 1))
        .isEqualTo(
            "Be kind.\n- A typical message reads: \"I lost my password again\"\n"
                + "- Refunds take 5 days.\n");
  }

  @Test
  void wordsThatTheModelIsToSay_stay() {
    String told = PROMPT.replace("A typical message reads:", "Never say");
    assertThat(SampleSayings.in(told, false).prune(told, "My password?", 1)).isNull();
  }

  @Test
  void sayingWithARemark_goesWhereTheRuleSaysSo() {
    assertThat(SampleSayings.in(REMARKS, false).prune(REMARKS, "My password?", 1)).isNull();
    assertThat(SampleSayings.in(REMARKS, true).prune(REMARKS, "My password?", 1))
        .contains("password")
        .doesNotContain("parcel");
  }

  @Test
  void whatIsToBeDoneAboutAMessage_stays() {
    for (String duty :
        new String[] {
          "escalate it", "first check the depot", "you have to ask twice", "it has to wait"
        }) {
      String duties = REMARKS.replace("look here", duty);
      assertThat(SampleSayings.in(duties, true).prune(duties, "My password?", 1)).as(duty).isNull();
    }
  }

  @Test
  void remarks_stayWhereNoneIsAboutTheQuestion() {
    assertThat(SampleSayings.in(REMARKS, true).prune(REMARKS, "Umbrellas?", 1)).isNull();
  }

  @Test
  void quotationsOfSomethingElse_stay() {
    String slogans = PROMPT.replace("A typical message reads:", "Slogan:");
    assertThat(SampleSayings.in(slogans, false).prune(slogans, "My password?", 1)).isNull();
  }

  @Test
  void fewSayings_stay() {
    String few = PROMPT.substring(0, PROMPT.indexOf("- Refunds"));
    assertThat(SampleSayings.in(few, false).prune(few, "My password?", 1)).isNull();
  }

  @Test
  void fewSayingsOfAPart_goWhereTheWholeHasMore() {
    String part = PROMPT.substring(0, PROMPT.indexOf("- Refunds"));
    assertThat(SampleSayings.in(PROMPT, false).prune(part, "My invoice?", 1))
        .isEqualTo("Be kind.\n");
  }

  @Test
  void sayingWithOneWordOfMany_isNotClose() {
    assertThat(
            SampleSayings.in(PROMPT, false)
                .prune(PROMPT, "May I lost a word on invoices, taxes, stamps?", 1))
        .isEqualTo("Be kind.\n- Refunds take 5 days.\n");
  }

  @Test
  void whereAMessageWasRead_theAnswerMayBeSpokenOf() {
    String seen = REMARKS.replace("look here", "look at the answer first");
    assertThat(SampleSayings.in(seen, true).prune(seen, "My password?", 1))
        .contains("password")
        .doesNotContain("parcel");
  }

  @Test
  void whatIsToBeAnswered_stays() {
    String briefly = REMARKS.replace("look here", "answer in one line");
    assertThat(SampleSayings.in(briefly, true).prune(briefly, "My password?", 1)).isNull();
    String given = REMARKS.replace("When you read ", "The answer to this is ");
    assertThat(SampleSayings.in(given, true).prune(given, "My password?", 1)).isNull();
  }

  /** Quotations that end without a mark, in prose that goes on. */
  @Test
  void whatIsSaidBehindAQuotation_stays() {
    String reads = "A typical message reads: \"Where is my parcel today\" ";
    String prose = "Be kind. " + reads.repeat(3) + "The desk is open. " + reads + "Ask for K-4711.";

    assertThat(SampleSayings.in(prose, false).prune(prose, "My password?", 1))
        .isEqualTo("Be kind. The desk is open. Ask for K-4711.");
  }

  @Test
  void valueBesideAQuotation_stays() {
    String reads = "Somebody who writes \"where is my parcel today\" means the desk";
    String prose = (reads + ". ").repeat(3) + reads + ", number 4711-22. ";
    String joined = prose.replace("today\" means", "today\" Ask");

    assertThat(SampleSayings.in(prose, true).prune(prose, "My parcel?", 0))
        .contains("number 4711-22");
    assertThat(SampleSayings.in(joined, true).prune(joined, "My parcel?", 0)).isNull();
  }
}
