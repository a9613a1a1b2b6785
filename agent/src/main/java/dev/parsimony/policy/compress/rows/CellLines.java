/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines whose cells stand between the same separators, such as comma-separated values. By each
 * cell, a line can be striking, whatever names stand in the others.
 */
final class CellLines {

  private static final List<Pattern> SEPARATORS =
      Collections.unmodifiableList(
          Arrays.asList(
              Pattern.compile(","),
              Pattern.compile("\t"),
              Pattern.compile("\\|"),
              Pattern.compile(";"),
              Pattern.compile(" {2,}")));

  private static final int LEAST_CELLS = 3;
  private static final int MOST_CELLS = 100;
  private static final double MOSTLY = 0.9;
  private static final int FEW_WORDS = 3;
  private static final int WORDY_SHARE = 10;

  private final BitSet others = new BitSet();
  private final List<Integer> places = new ArrayList<>();
  private final List<String[]> rows = new ArrayList<>();

  private CellLines(List<String> lines, Pattern separator) {
    List<String[]> cells = new ArrayList<>();
    Map<Integer, Integer> counts = new HashMap<>();
    for (String line : lines) {
      String[] of = separator.split(line.trim(), -1);
      cells.add(of);
      counts.merge(of.length, 1, Integer::sum);
    }
    int usual = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).length == usual) {
        places.add(i);
        rows.add(cells.get(i));
      } else {
        others.set(i);
      }
    }
  }

  /** The places of the lines that are unlike the others; null where lines have no such cells. */
  static @Nullable BitSet striking(List<String> lines) {
    for (Pattern separator : SEPARATORS) {
      CellLines cells = new CellLines(lines, separator);
      if (cells.areMost()) {
        return cells.striking();
      }
    }
    return null;
  }

  /* Whether nearly all lines are of the kind, and none of their cells is a sentence. */
  private boolean areMost() {
    int cells = rows.get(0).length;
    return cells >= LEAST_CELLS
        && cells <= MOST_CELLS
        && rows.size() >= MOSTLY * (rows.size() + others.cardinality())
        && rows.stream().filter(CellLines::isWordy).count() * WORDY_SHARE <= rows.size();
  }

  private static boolean isWordy(String[] row) {
    return Arrays.stream(row).anyMatch(cell -> cell.trim().split(" ").length > FEW_WORDS);
  }

  private BitSet striking() {
    BitSet striking = (BitSet) others.clone();
    for (int i = 0; i < rows.get(0).length; i++) {
      int cell = i;
      List<@Nullable String> values = new ArrayList<>();
      rows.forEach(row -> values.add(json(row[cell].trim())));
      Column column = new Column("", values);
      BitSet found = column.odd();
      found.or(column.extremes());
      found.stream().map(places::get).forEach(striking::set);
    }
    return striking;
  }

  /* As in JSON, but for escapes. */
  private static @Nullable String json(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    return Double.isNaN(Numbers.of(cell)) || !Numbers.unit("\"" + cell + "\"").isEmpty()
        ? "\"" + cell + "\""
        : cell;
  }
}
