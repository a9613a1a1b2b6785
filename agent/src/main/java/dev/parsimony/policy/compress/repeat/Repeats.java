/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of a prompt in their order, and what stood in them before. A run of sentences and lines
 * that did is referred to by how it begins and ends, where that says which one is meant.
 */
public final class Repeats {

  private static final int LEAST_FIRST = 20;
  private static final int LEAST_HEAD = 28;
  private static final int MOST_HEAD = 60;
  private static final int TAIL = 12;

  /* No run goes from one text to the next. */
  private static final Unit BETWEEN = new Unit("", 0, 0, true);

  private final int leastChars;
  private final List<Unit> seen = new ArrayList<>();
  private final Map<Unit, Integer> firstPlaces = new HashMap<>();
  private final Map<String, Unit> heads = new HashMap<>();
  private final Set<String> commonHeads = new HashSet<>();

  /**
   * @param leastChars shorter runs are left alone
   */
  public Repeats(int leastChars) {
    this.leastChars = leastChars;
  }

  /**
   * The next text, with references for what stood in those before; the very same when nothing did.
   *
   * @param end where it may be changed up to
   */
  public String shorten(String text, int end) {
    List<Unit> units = Units.of(text);
    seen.add(BETWEEN);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    int i = 0;
    while (i < units.size()) {
      int length = repeated(units, i, end);
      if (length == 0) {
        remember(units.get(i));
        i++;
      } else {
        Unit first = units.get(i);
        Unit last = units.get(i + length - 1);
        out.append(text, copied, first.start()).append(reference(first, last));
        copied = last.end();
        i += length;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /* How many units from here on stood one after the other before; 0 when that is too little. */
  private int repeated(List<Unit> units, int from, int end) {
    Unit first = units.get(from);
    Integer before = first.length() < LEAST_FIRST ? null : firstPlaces.get(first);
    if (before == null || commonHeads.contains(head(first))) {
      return 0;
    }
    Set<String> tails = new HashSet<>();
    int stop = seen.size();
    int told = 0;
    int toldChars = 0;
    int chars = 0;
    for (int i = 0; from + i < units.size() && before + i < stop; i++) {
      Unit unit = units.get(from + i);
      if (unit.end() > end || !seen.get(before + i).equals(unit)) {
        break;
      }
      chars += unit.length();
      // An end that came before does not say where the run ends.
      if (tails.add(tail(unit))) {
        told = i + 1;
        toldChars = chars;
      }
    }
    return toldChars < leastChars ? 0 : told;
  }

  private void remember(Unit unit) {
    if (!unit.isOpaque()) {
      firstPlaces.putIfAbsent(unit, seen.size());
      String head = head(unit);
      if (!heads.computeIfAbsent(head, absent -> unit).equals(unit)) {
        commonHeads.add(head);
      }
    }
    seen.add(unit);
  }

  private static String reference(Unit first, Unit last) {
    return "[as above: " + line(head(first)) + " ... " + line(tail(last)) + "]";
  }

  /* Whole words. */
  private static String head(Unit unit) {
    String said = unit.said();
    int cut = said.indexOf(' ', LEAST_HEAD);
    int most = Math.min(said.length(), MOST_HEAD);
    return said.substring(0, cut < 0 || cut > most ? safe(said, most) : cut);
  }

  private static String tail(Unit unit) {
    String said = unit.said();
    int from = said.length() - TAIL;
    int cut = from <= 0 ? 0 : said.lastIndexOf(' ', from) + 1;
    return said.substring(from - cut > TAIL ? safe(said, from) : cut);
  }

  private static String line(String said) {
    return said.replace('\n', ' ');
  }

  /* Not between the halves of a character. */
  private static int safe(String said, int cut) {
    return cut > 0 && Character.isHighSurrogate(said.charAt(cut - 1)) ? cut - 1 : cut;
  }
}
