/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a prompt in their order, and what stood in them before. A run of sentences and lines
 * that did is referred to by how it begins.
 */
public final class Repeats {

  private static final int LEAST_FIRST = 20;
  private static final int QUOTED = 48;

  /* No run goes from one text to the next. */
  private static final Unit BETWEEN = new Unit("", 0, 0, true);

  private final int leastChars;
  private final List<Unit> seen = new ArrayList<>();
  private final Map<Unit, Integer> firstPlaces = new HashMap<>();

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
        out.append(text, copied, first.start()).append(reference(first.said()));
        copied = units.get(i + length - 1).end();
        i += length;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /* How many units from here on stood one after the other before; 0 when that is too little. */
  private int repeated(List<Unit> units, int from, int end) {
    Unit first = units.get(from);
    Integer before = first.length() < LEAST_FIRST ? null : firstPlaces.get(first);
    if (before == null) {
      return 0;
    }
    int stop = seen.size();
    int length = 0;
    int chars = 0;
    while (from + length < units.size()
        && before + length < stop
        && units.get(from + length).end() <= end
        && seen.get(before + length).equals(units.get(from + length))) {
      chars += units.get(from + length).length();
      length++;
    }
    return chars < leastChars ? 0 : length;
  }

  private void remember(Unit unit) {
    if (!unit.isOpaque()) {
      firstPlaces.putIfAbsent(unit, seen.size());
    }
    seen.add(unit);
  }

  private static String reference(String said) {
    int cut = said.length() <= QUOTED ? said.length() : said.lastIndexOf(' ', QUOTED);
    String beginning = said.substring(0, cut <= 0 ? safe(said, QUOTED) : cut);
    return "[as above: " + beginning.replace('\n', ' ') + " ...]";
  }

  private static int safe(String said, int cut) {
    return Character.isHighSurrogate(said.charAt(cut - 1)) ? cut - 1 : cut;
  }
}
