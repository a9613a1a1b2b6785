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
    assertThat(SampleSayings.prune(PROMPT, "My password?", 1, false))
        .isEqualTo(
            "Be kind.\n- A typical message reads: \"I lost my password again\"\n"
                + "- Refunds take 5 days.\n");
  }

  @Test
  void wordsThatTheModelIsToSay_stay() {
    String told = PROMPT.replace("A typical message reads:", "Never say");
    assertThat(SampleSayings.prune(told, "My password?", 1, false)).isNull();
  }

  @Test
  void sayingWithARemark_goesWhereTheRuleSaysSo() {
    assertThat(SampleSayings.prune(REMARKS, "My password?", 1, false)).isNull();
    assertThat(SampleSayings.prune(REMARKS, "My password?", 1, true))
        .contains("password")
        .doesNotContain("parcel");
  }

  @Test
  void remarks_stayWhereNoneIsAboutTheQuestion() {
    assertThat(SampleSayings.prune(REMARKS, "Umbrellas?", 1, true)).isEqualTo(REMARKS);
  }

  @Test
  void quotationsOfSomethingElse_stay() {
    String slogans = PROMPT.replace("A typical message reads:", "Slogan:");
    assertThat(SampleSayings.prune(slogans, "My password?", 1, false)).isNull();
  }

  @Test
  void fewSayings_stay() {
    String few = PROMPT.substring(0, PROMPT.indexOf("- Refunds"));
    assertThat(SampleSayings.prune(few, "My password?", 1, false)).isNull();
  }
}
