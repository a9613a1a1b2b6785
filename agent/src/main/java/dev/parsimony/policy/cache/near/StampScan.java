/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds dates and identifiers by their form, as words of their own, in one pass over a text. */
final class StampScan {

  private static final int OF_ID = 1;
  private static final int OF_DATE = 2;
  private static final byte[] FIRST = first();

  private static final int[] UUID = {8, 4, 4, 4, 12};
  private static final int LEAST_DIGITS = 16;
  private static final int MOST_DIGITS = 64;

  private final char[] text;
  private final boolean uuids;
  private final boolean ids;
  private final int wanted;
  private final List<Stamp> found = new ArrayList<>(0);
  private final DateForm date;

  private StampScan(char[] text, Set<NormalRule> rules) {
    this.text = text;
    this.date = new DateForm(text);
    this.uuids = rules.contains(NormalRule.UUIDS);
    this.ids = rules.contains(NormalRule.IDS);
    this.wanted = (uuids || ids ? OF_ID : 0) | (rules.contains(NormalRule.DATES) ? OF_DATE : 0);
  }

  /** Those that the rules name, in their order. */
  static List<Stamp> in(char[] text, Set<NormalRule> rules) {
    StampScan scan = new StampScan(text, rules);
    scan.run();
    return scan.found;
  }

  private static byte[] first() {
    byte[] first = new byte[128];
    for (char c = 0; c < first.length; c++) {
      boolean digit = c >= '0' && c <= '9';
      boolean id = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      boolean date = digit || "ADFJMNOSTW".indexOf(c) >= 0;
      first[c] = (byte) ((id ? OF_ID : 0) | (date ? OF_DATE : 0));
    }
    return first;
  }

  private void run() {
    int open = Neighbours.ALL;
    int at = 0;
    while (at < text.length) {
      char c = text[at];
      int may = c < FIRST.length ? FIRST[c] & wanted & open : 0;
      int end = may == 0 ? at : end(at, may);
      at = end == at ? at + 1 : end;
      open = Neighbours.before(text[at - 1]);
    }
  }

  /* Where what begins at a place ends; the place itself where nothing does. */
  private int end(int at, int may) {
    if ((may & OF_DATE) != 0) {
      int end = date.end(at);
      if (end > at) {
        add(date.stamp(at, end));
        return end;
      }
    }
    int end = (may & OF_ID) == 0 ? at : endOfId(at);
    if (end > at) {
      add(Stamp.ofId(at, end, new String(text, at, end - at)));
    }
    return end;
  }

  private void add(@Nullable Stamp stamp) {
    if (stamp != null) {
      found.add(stamp);
    }
  }

  private int endOfId(int at) {
    int end = uuids ? endOfUuid(at) : at;
    return end == at && ids ? endOfHexadecimal(at) : end;
  }

  private int endOfUuid(int at) {
    int end = at;
    for (int group : UUID) {
      if (end > at && !isAt('-', end++)) {
        return at;
      }
      for (int i = 0; i < group; i++) {
        if (end == text.length || !(isDigit(text[end], 'a') || isDigit(text[end], 'A'))) {
          return at;
        }
        end++;
      }
    }
    return Neighbours.mayEnd(text, end) ? end : at;
  }

  /* With digits and letters both, these all small or all capitals: a number is none. */
  private int endOfHexadecimal(int at) {
    int end = endOfHexadecimal(at, 'a');
    return end > at ? end : endOfHexadecimal(at, 'A');
  }

  private int endOfHexadecimal(int at, char firstLetter) {
    int end = at;
    int letters = 0;
    while (end < text.length && end - at <= MOST_DIGITS && isDigit(text[end], firstLetter)) {
      letters += text[end] >= firstLetter ? 1 : 0;
      end++;
    }
    int length = end - at;
    boolean mixed = letters > 0 && letters < length;
    return length >= LEAST_DIGITS && length <= MOST_DIGITS && mixed && Neighbours.mayEnd(text, end)
        ? end
        : at;
  }

  private boolean isAt(char c, int place) {
    return place < text.length && text[place] == c;
  }

  private static boolean isDigit(char c, char firstLetter) {
    return (c >= '0' && c <= '9') || (c >= firstLetter && c < firstLetter + 6);
  }
}
