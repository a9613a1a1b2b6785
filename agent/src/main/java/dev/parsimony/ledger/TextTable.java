/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in aligned columns: the first ones to the left, those of figures to the right. */
final class TextTable {

  private static final String GAP = "  ";

  private final int leftColumns;
  private final List<String[]> rows = new ArrayList<>();

  TextTable(int leftColumns, String... header) {
    this.leftColumns = leftColumns;
    rows.add(header);
  }

  TextTable row(String... cells) {
    rows.add(cells);
    return this;
  }

  String render() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(i == 0 ? "" : GAP).append(cell(row[i], widths[i], i < leftColumns));
      }
      text.append(line.toString().replaceFirst("\\s+$", "")).append('\n');
    }
    return text.toString();
  }

  private static String cell(String value, int width, boolean left) {
    char[] padding = new char[width - value.length()];
    Arrays.fill(padding, ' ');
    return left ? value + new String(padding) : new String(padding) + value;
  }
}
