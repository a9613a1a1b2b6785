/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one prompt in the form that they share with those that ask for the same. Nothing but
 * what the rules name is lost in it: two texts that differ in anything else keep differing.
 */
public final class Normaliser {

  /* Stands for no character. */
  static final char SIGN = '\uffff';

  private final List<String> texts;
  private final Set<String> traces;
  private final boolean dated;

  private Normaliser(List<String> texts, Stamps left) {
    this.texts = Collections.unmodifiableList(texts);
    this.traces = Collections.unmodifiableSet(left.traces());
    this.dated = left.isDated();
  }

  /**
   * @param open the texts that the rules are for
   * @param all all that the prompt says, these included
   * @param today the date of the call
   * @return null where a text has what is no character, and so has no such form
   */
  public static @Nullable Normaliser of(
      Set<NormalRule> rules, List<String> open, Collection<String> all, LocalDate today) {
    for (String text : open) {
      if (!isSound(text)) {
        return null;
      }
    }
    List<Draft> drafts = new ArrayList<>(open.size());
    open.forEach(text -> drafts.add(new Draft(text)));
    Stamps left = Stamps.remove(rules, drafts, all, today);
    List<String> normal = new ArrayList<>(open.size());
    drafts.forEach(draft -> normal.add(normal(rules, draft)));
    return new Normaliser(normal, left);
  }

  /** The same texts in that form, in their order. */
  public List<String> texts() {
    return texts;
  }

  /**
   * What tells, in small letters, that an answer depends on what was left out: none with this in it
   * is an answer to the others.
   */
  public Set<String> traces() {
    return traces;
  }

  /** Whether a date was left out: an answer may have been reckoned from it. */
  public boolean isDated() {
    return dated;
  }

  private static String normal(Set<NormalRule> rules, Draft draft) {
    if (rules.contains(NormalRule.WHITE_SPACE)) {
      Blanks.collapse(draft);
    }
    if (rules.contains(NormalRule.ARTICLES)) {
      Articles.drop(draft);
    }
    if (rules.contains(NormalRule.CASE)) {
      Openings.lower(draft);
    }
    return draft.toString();
  }

  /** Whether each of its units is a character or half of a whole one. */
  public static boolean isSound(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < Character.MIN_SURROGATE) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c) || c == SIGN) {
        return false;
      }
    }
    return true;
  }
}
