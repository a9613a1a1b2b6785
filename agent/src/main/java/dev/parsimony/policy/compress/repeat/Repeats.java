/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private static final Unit BETWEEN = Unit.opaque("", 0, 0);

  private final int leastChars;
  private final List<Unit> seen = new ArrayList<>();
  private final Map<Unit, Integer> firstPlaces = new HashMap<>();
  private final Map<String, Unit> heads = new HashMap<>();
  private final Set<String> commonHeads = new HashSet<>();
  private final Names names = new Names();

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
      Run run = repeated(units, i, end);
      if (run == null) {
        remember(units.get(i));
        i++;
      } else {
        Unit first = units.get(i);
        out.append(text, copied, first.start()).append(run.reference);
        seen.add(first.withoutEqual());
        copied = units.get(i + run.length - 1).end();
        i += run.length;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /* What stood before from here on; null when that is too little. */
  private @Nullable Run repeated(List<Unit> units, int from, int end) {
    Unit first = units.get(from);
    Integer before = firstPlaces.get(first);
    if (before == null || (first.length() < LEAST_FIRST && !first.isLabel())) {
      return null;
    }
    Unit label = first.isLabel() ? first : seen.get(before - 1);
    int passage = names.isUnique(label) ? passage(units, from, end, label) : 0;
    if (passage > 0) {
      return new Run(passage, "[as above: " + names.of(label) + "]");
    }
    boolean clear = first.length() >= LEAST_FIRST && !commonHeads.contains(head(first));
    int length = clear ? told(units, from, end) : 0;
    return length == 0 ? null : new Run(length, reference(first, units.get(from + length - 1)));
  }

  /* How many units from here on are the passage that has a label above; 0 when it is not whole. */
  private int passage(List<Unit> units, int from, int end, Unit label) {
    int before = placeOf(units.get(from));
    int chars = 0;
    int i = 0;
    while (isSame(units, from + i, end, before + i) && !(i > 0 && isNext(units, from + i, label))) {
      chars += units.get(from + i).length();
      i++;
    }
    boolean last = from + i == units.size() || units.get(from + i).end() > end;
    boolean endsHere = last || units.get(from + i).isLabelLike(label);
    Unit next = before + i < seen.size() ? seen.get(before + i) : units.get(from);
    boolean endsThere =
        next == BETWEEN || next.isLabelLike(label) || (endsHere && next.beginsParagraph());
    return endsThere && chars >= leastChars ? i : 0;
  }

  private static boolean isNext(List<Unit> units, int place, Unit label) {
    return units.get(place).isLabelLike(label);
  }

  private boolean isSame(List<Unit> units, int place, int end, int before) {
    return place < units.size()
        && before < seen.size()
        && units.get(place).end() <= end
        && seen.get(before).equals(units.get(place));
  }

  private int placeOf(Unit unit) {
    return requireNonNull(firstPlaces.get(unit), "unknown");
  }

  /* How many units from here on stood one after the other before; 0 when that is too little. */
  private int told(List<Unit> units, int from, int end) {
    int before = placeOf(units.get(from));
    Set<String> tails = new HashSet<>();
    int told = 0;
    int toldChars = 0;
    int chars = 0;
    for (int i = 0; isSame(units, from + i, end, before + i); i++) {
      Unit unit = units.get(from + i);
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
      if (unit.isLabel()) {
        names.add(unit);
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

  /** Units that stood before, and what is said in their place. */
  private static final class Run {

    final int length;
    final String reference;

    Run(int length, String reference) {
      this.length = length;
      this.reference = reference;
    }
  }
}
