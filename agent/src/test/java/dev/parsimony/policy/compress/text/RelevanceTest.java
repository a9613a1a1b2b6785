/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How passages are ranked. */
class RelevanceTest {

  @Test
  void rareWord_weighsMoreThanACommonOne() {
    double[] scores =
        Relevance.over(List.of("the card is lost", "the card is new", "a refund of the card"))
            .scores("card refund");
    assertThat(scores[2]).isGreaterThan(scores[0]).isGreaterThan(scores[1]);
  }

  @Test
  void inflection_matchesByItsBeginning() {
    double[] scores = Relevance.over(List.of("verification", "delivery")).scores("verify it");
    assertThat(scores[0]).isPositive();
    assertThat(scores[1]).isZero();
  }

  @Test
  void questionOfFunctionWords_hasNothingToDoWithAnything() {
    assertThat(Relevance.over(List.of("what is it", "who are you")).scores("what is it"))
        .containsOnly(0);
  }

  @Test
  void scriptWithoutSpaces_isRankedByPairsOfCharacters() {
    double[] scores = Relevance.over(List.of("退款政策说明", "今天天气很好")).scores("怎么退款");
    assertThat(scores[0]).isGreaterThan(scores[1]);
  }

  @Test
  void relatedPassages_areThoseWithAScore() {
    List<String> passages =
        List.of("Verification of the card", "what is it", "delivery to Bremen", "退款政策说明", "99 x");
    for (String question : List.of("verify it", "what was sent to bremen?", "怎么退款", "x", "")) {
      double[] scores = Relevance.over(passages).scores(question);
      for (int i = 0; i < scores.length; i++) {
        assertThat(Relevance.to(question).test(passages.get(i)))
            .as("%s in %s", question, passages.get(i))
            .isEqualTo(scores[i] > 0);
      }
    }
  }

  @Test
  void noPassages_haveNoScores() {
    assertThat(Relevance.over(List.of()).scores("anything")).isEmpty();
  }

  @Test
  void nameOfAField_isCutIntoWords() {
    assertThat(Words.ofName("lastOrder_id-no")).containsExactly("last", "order", "id", "no");
  }
}
