/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.passages;

import dev.parsimony.policy.compress.text.HardFacts;
import dev.parsimony.policy.compress.text.LookUp;
import dev.parsimony.policy.compress.text.Relevance;
import dev.parsimony.policy.compress.text.Sentences;
import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which passages cannot answer a question for values: those that state none and have no word of
 * what was asked, also earlier. Nothing is left out where no passage states a value, and where none
 * does beside a word of the question that does not name what has digits.
 */
public final class PassageChoice {

  private static final int LEAST = 4;
  private static final int MOST_CHARS = 1000;
  private final List<LabelledPassages> texts;
  private final List<Passage> passages;
  private final Stems asked = new Stems();
  private final String question;
  private final boolean amounts;

  private PassageChoice(List<LabelledPassages> texts, List<Passage> passages, String question) {
    this.texts = texts;
    this.passages = passages;
    this.question = question;
    this.amounts = LookUp.isForAmounts(question);
    texts.forEach(text -> Words.contentOf(text.around()).forEach(asked::add));
  }

  /**
   * The texts without the passages that go, each as it was where none does.
   *
   * @param said what the user said, in order, the question at the end
   */
  public static List<String> shorten(List<String> said) {
    List<LabelledPassages> texts =
        said.stream().map(LabelledPassages::of).collect(Collectors.toList());
    List<Passage> passages =
        texts.stream().flatMap(text -> text.passages().stream()).collect(Collectors.toList());
    if (passages.size() < LEAST) {
      return said;
    }
    String question = texts.get(texts.size() - 1).around();
    if (question.length() > MOST_CHARS || !LookUp.is(question)) {
      return said;
    }
    PassageChoice choice = new PassageChoice(texts, passages, question);
    return choice.isForValues() ? choice.shortened() : said;
  }

  /* Not only in its form. */
  private boolean isForValues() {
    Predicate<String> related =
        LookUp.isForFigures(question) ? any -> true : Relevance.to(question);
    return passages.stream()
        .anyMatch(
            passage ->
                Sentences.of(passage.body()).stream()
                    .anyMatch(each -> statesFact(each) && related.test(each)));
  }

  private static boolean statesFact(String sentence) {
    return HardFacts.in(sentence) == HardFacts.Strength.STRONG;
  }

  private List<String> shortened() {
    List<String> shorter = new ArrayList<>();
    for (LabelledPassages text : texts) {
      shorter.add(
          text.without(
              text.passages().stream().filter(this::cannotAnswer).collect(Collectors.toList())));
    }
    return Collections.unmodifiableList(shorter);
  }

  private boolean cannotAnswer(Passage passage) {
    return !passage.isMixed() && !passage.statesValue(amounts) && !isAskedFor(passage);
  }

  private boolean isAskedFor(Passage passage) {
    return Words.contentOf(passage.body()).stream().anyMatch(asked::haveLike);
  }
}
