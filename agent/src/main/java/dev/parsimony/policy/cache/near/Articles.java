/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

/**
 * Leaves out small-written articles of English prose. Other languages' articles tell genders, cases
 * and numbers, and with these sometimes who does what to whom: they always stay. So do those of
 * English that make another sense with the word behind them, and those in a text that has words of
 * another language.
 */
final class Articles {

  private static final int ARTICLE = 1;
  private static final int ENGLISH = 2;
  private static final int OTHER = 4;
  /* Elsewhere it may be a name: vitamin a, plan a. */
  private static final int BEFORE_A = 8;
  /* Of these, one with an article is another thing than one without. */
  private static final int BOUND = 16;

  private static final WordTable WORDS =
      WordTable.of(
          "the a an",
          "the of is are what how which with from this that and for to when where why does",
          "der das und ist nicht ein eine den dem mit von zu auf le la les et est un une du dans"
              + " pour el los las que y de por al il di che per het een van",
          "is was are be as of in on for with to from by at into about like and or write give make"
              + " create draft compose suggest generate list explain describe summarise summarize"
              + " me us that this",
          "few little bit lot number couple dozen hundred thousand million billion most least more"
              + " less question future same other only first last second third one two half");

  private final Draft draft;
  private final char[] text;
  private final int length;
  private final Cuts cuts = new Cuts();

  private Articles(Draft draft) {
    this.draft = draft;
    this.text = draft.text();
    this.length = draft.length();
  }

  static void drop(Draft draft) {
    new Articles(draft).drop();
  }

  private void drop() {
    boolean english = false;
    int before = 0;
    int start = 0;
    while (start < length) {
      if (!WordTable.isOfWord(text[start])) {
        start++;
        continue;
      }
      int end = endOfWord(start);
      int word = WORDS.of(text, start, end);
      if ((word & OTHER) != 0) {
        return;
      }
      english |= (word & ENGLISH) != 0;
      if ((word & ARTICLE) != 0 && mayGo(start, end, before)) {
        cuts.add(start, end + 1);
      }
      before = word;
      start = end;
    }
    if (english) {
      draft.cut(cuts);
    }
  }

  /* Whether it can go: it says no more than that a word follows. */
  private boolean mayGo(int start, int end, int before) {
    return isBetweenBlanks(start, end)
        && (end > start + 1 || (before & BEFORE_A) != 0)
        && isFollowedByAnotherWord(end + 1)
        && draft.prose().isIn(start, end + 1);
  }

  /* The first word of a text or of a sentence is not: it may belong to a name. */
  private boolean isBetweenBlanks(int start, int end) {
    return start >= 2
        && text[start - 1] == ' '
        && Character.isLetter(text[start - 2])
        && end < length
        && text[end] == ' ';
  }

  private boolean isFollowedByAnotherWord(int start) {
    int end = endOfWord(start);
    return end - start >= 2
        && Character.isLowerCase(text[start])
        && (WORDS.of(text, start, end) & (BOUND | ARTICLE)) == 0;
  }

  private int endOfWord(int start) {
    int end = start;
    while (end < length && WordTable.isOfWord(text[end])) {
      end++;
    }
    return end;
  }
}
