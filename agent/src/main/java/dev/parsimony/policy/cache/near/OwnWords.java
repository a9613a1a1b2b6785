/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a prompt is about the very words that it has: where it asks how something is written,
 * what says nothing elsewhere is what the answer depends on.
 */
public final class OwnWords {

  private static final int SIGNS = 1;
  private static final int SIGNS_OF_USER = 2;
  private static final int GRAMMAR = 4;
  private static final int GRAMMAR_OF_USER = 8;
  private static final int OF_USER = SIGNS_OF_USER | GRAMMAR_OF_USER;

  /* Those of the user's are often said in instructions: at most 200 characters, in one sentence. */
  private static final WordTable WORDS =
      WordTable.of(
          "whitespace whitespaces spacing indent indents indented indentation morse braille ascii"
              + " base64 checksum leerzeichen",
          "characters spaces blanks tabs tokens bytes regex encode decode encrypt decrypt hash"
              + " zeichen caract\u00e8res espaces caracteres espacios",
          "grammar grammatical grammatically spelling proofread proofreads proofreading proofreader"
              + " typo typos punctuation orthography translate translates translated translating"
              + " translation translations translator",
          "word words sentence sentences articles correct corrects corrected correction corrections"
              + " spell spelled spelt syllables");

  private OwnWords() {}

  /**
   * The rules that a prompt leaves in force.
   *
   * @param open what the user says
   * @param all all that the prompt says
   */
  public static Set<NormalRule> leave(
      Set<NormalRule> rules, Collection<String> open, Collection<String> all) {
    if (!rules.contains(NormalRule.WHITE_SPACE) && !rules.contains(NormalRule.ARTICLES)) {
      return rules;
    }
    int anywhere = classes(all);
    int ofUser = (anywhere & OF_USER) == 0 ? 0 : classes(open);
    Set<NormalRule> left = EnumSet.noneOf(NormalRule.class);
    left.addAll(rules);
    if ((anywhere & SIGNS) != 0 || (ofUser & SIGNS_OF_USER) != 0) {
      left.remove(NormalRule.WHITE_SPACE);
    }
    if ((anywhere & GRAMMAR) != 0 || (ofUser & GRAMMAR_OF_USER) != 0) {
      left.remove(NormalRule.ARTICLES);
    }
    return left;
  }

  private static int classes(Collection<String> texts) {
    int classes = 0;
    for (String text : texts) {
      classes |= classes(text);
    }
    return classes;
  }

  private static int classes(String said) {
    char[] text = said.toCharArray();
    int classes = 0;
    int at = 0;
    while (at < text.length) {
      if (!WordTable.isOfWord(text[at])) {
        at++;
        continue;
      }
      int start = at;
      while (at < text.length && WordTable.isOfWord(text[at])) {
        at++;
      }
      classes |= WORDS.ofAnyCase(text, start, at);
    }
    return classes;
  }
}
