/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which examples stay. */
class ExampleChoiceTest {

  private static final List<Example> EXAMPLES =
      List.of(
          new Example("Where is my parcel?", "delivery"),
          new Example("I lost my password", "login"),
          new Example("The parcel is late", "delivery"),
          new Example("Cancel the subscription", "cancel"));

  @Test
  void exampleThatIsClearlyClosest_staysAlone() {
    assertThat(ExampleChoice.of(EXAMPLES, "password lost again", 1)).containsExactly(1);
  }

  @Test
  void questionLikeNone_keepsTheShortestOfEachAnswer() {
    assertThat(ExampleChoice.of(EXAMPLES, "Do you sell umbrellas?", 1)).containsExactly(1, 2, 3);
  }

  @Test
  void questionLikeSeveral_keepsOneOfEachAnswer() {
    assertThat(ExampleChoice.of(EXAMPLES, "password subscription parcel", 1)).hasSize(3);
  }

  @Test
  void exampleOfAnAnswerThatTheQuestionNames_stays() {
    assertThat(ExampleChoice.of(EXAMPLES, "my login", 1)).containsExactly(1);
  }

  @Test
  void moreExamples_stayWhereTheRuleSaysSo() {
    assertThat(ExampleChoice.of(EXAMPLES, "password lost again", 2)).hasSize(2).contains(1);
  }
}
