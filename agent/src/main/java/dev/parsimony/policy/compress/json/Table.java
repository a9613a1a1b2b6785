/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of objects that all have the same members, as rows and columns. A column whose value is
 * the same in all rows is told once.
 */
final class Table {

  private final List<JsonValue> rows;
  private final List<JsonValue> columns = new ArrayList<>();
  private final List<JsonValue> constants = new ArrayList<>();
  private final List<List<JsonValue>> cells;

  private Table(List<JsonValue> rows, List<List<JsonValue>> cells) {
    this.rows = rows;
    this.cells = cells;
    List<JsonValue> first = cells.get(0);
    for (int i = 0; i < first.size(); i++) {
      (isConstant(i) ? constants : columns).add(first.get(i));
    }
  }

  /** The array as a table; null when its elements differ, or are too few. */
  static @Nullable Table of(JsonValue array, int leastRows) {
    List<JsonValue> rows = array.children();
    if (!array.is(JsonValue.Kind.ARRAY) || rows.size() < leastRows) {
      return null;
    }
    JsonValue first = rows.get(0);
    List<List<JsonValue>> cells = new ArrayList<>(rows.size());
    for (JsonValue row : rows) {
      List<JsonValue> aligned = aligned(row, first);
      if (aligned == null) {
        return null;
      }
      cells.add(aligned);
    }
    Table table = new Table(rows, cells);
    return table.columns.isEmpty() ? null : table;
  }

  int size() {
    return rows.size();
  }

  /** A value of each column that is not constant, in the first row. */
  List<JsonValue> columns() {
    return columns;
  }

  /** The members that are the same in all rows. */
  List<JsonValue> constants() {
    return constants;
  }

  /** The values of a row, those of constant columns left out. */
  List<JsonValue> row(int index) {
    List<JsonValue> all = cells.get(index);
    if (constants.isEmpty()) {
      return all;
    }
    List<JsonValue> row = new ArrayList<>(columns.size());
    for (int i = 0; i < all.size(); i++) {
      if (!constants.contains(cells.get(0).get(i))) {
        row.add(all.get(i));
      }
    }
    return row;
  }

  /* The members in the order of the first row; null when they are others. */
  private static @Nullable List<JsonValue> aligned(JsonValue row, JsonValue first) {
    int count = first.children().size();
    if (!row.is(JsonValue.Kind.OBJECT) || row.children().size() != count || count == 0) {
      return null;
    }
    List<JsonValue> aligned = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      JsonValue wanted = first.children().get(i);
      JsonValue same = row.children().get(i);
      JsonValue found = same.isNamedAs(wanted) ? same : only(row, wanted);
      if (found == null) {
        return null;
      }
      aligned.add(found);
    }
    return aligned;
  }

  private static @Nullable JsonValue only(JsonValue row, JsonValue wanted) {
    JsonValue found = null;
    for (JsonValue member : row.children()) {
      if (member.isNamedAs(wanted)) {
        if (found != null) {
          return null;
        }
        found = member;
      }
    }
    return found;
  }

  private boolean isConstant(int column) {
    String value = cells.get(0).get(column).written();
    return cells.stream().allMatch(row -> row.get(column).isWritten(value));
  }
}
