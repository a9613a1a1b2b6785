/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import org.jspecify.annotations.Nullable;

/**
 * Words, each with the classes it belongs to, which are found where they stand in a text: nothing
 * is copied to look one up. Immutable once built.
 */
public final class WordTable {

  private static final boolean[] ASCII = new boolean[128];

  static {
    for (char c = 0; c < ASCII.length; c++) {
      ASCII[c] = Character.isLetterOrDigit(c);
    }
  }

  private final @Nullable String[] words;
  private final int[] classes;
  private final int longest;

  private WordTable(@Nullable String[] words, int[] classes, int longest) {
    this.words = words;
    this.classes = classes;
    this.longest = longest;
  }

  /**
   * A table of small-written words.
   *
   * @param lists the words of each class, with blanks between them: those of the first list are of
   *     class 1, of the next ones 2, 4, and so on
   */
  public static WordTable of(String... lists) {
    int count = 0;
    for (String list : lists) {
      count += list.split(" ").length;
    }
    int slots = Integer.highestOneBit(count) << 2;
    @Nullable String[] words = new String[slots];
    int[] classes = new int[slots];
    int longest = 0;
    for (int i = 0; i < lists.length; i++) {
      for (String word : lists[i].split(" ")) {
        int slot = slot(words, word);
        words[slot] = word;
        classes[slot] |= 1 << i;
        longest = Math.max(longest, word.length());
      }
    }
    return new WordTable(words, classes, longest);
  }

  /** The classes of a stretch as it is written; 0 where it is no word of the table. */
  int of(char[] text, int start, int end) {
    return of(text, start, end, false);
  }

  /** The same, whatever of it is written in capitals. */
  public int ofAnyCase(char[] text, int start, int end) {
    return of(text, start, end, true);
  }

  /** Whether it is a letter or a digit. */
  static boolean isOfWord(char c) {
    return c < ASCII.length ? ASCII[c] : Character.isLetterOrDigit(c);
  }

  private int of(char[] text, int start, int end, boolean anyCase) {
    if (end - start > longest) {
      return 0;
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + (anyCase ? small(text[i]) : text[i]);
    }
    int slot = first(hash, words.length);
    for (String word = words[slot]; word != null; word = words[slot]) {
      if (isAt(word, text, start, end, anyCase)) {
        return classes[slot];
      }
      slot = slot + 1 & words.length - 1;
    }
    return 0;
  }

  private static int slot(@Nullable String[] words, String word) {
    int slot = first(word.hashCode(), words.length);
    while (words[slot] != null && !word.equals(words[slot])) {
      slot = slot + 1 & words.length - 1;
    }
    return slot;
  }

  private static int first(int hash, int slots) {
    return (hash ^ hash >>> 15) & slots - 1;
  }

  private static boolean isAt(String word, char[] text, int start, int end, boolean anyCase) {
    boolean same = word.length() == end - start;
    for (int i = 0; same && i < word.length(); i++) {
      char c = text[start + i];
      same = word.charAt(i) == (anyCase ? small(c) : c);
    }
    return same;
  }

  private static char small(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c | ' ') : c;
    }
    // The small form of this one is two characters, and no word has the second.
    return c == '\u0130' ? c : Character.toLowerCase(c);
  }
}
