/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import dev.parsimony.dialect.wire.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An array of objects with mostly the same members. */
final class RowTable {

  static final int LEAST_ROWS = 12;
  static final int HEAD = 3;
  static final int TAIL = 2;

  static final Pattern TROUBLE =
      Pattern.compile(
          "\\b(error|fail(ed|ure|s)?|fatal|critical|panic|exception|denied|refused|timed? ?out"
              + "|invalid|unreachable|corrupt(ed)?|missing)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final int MOST_COLUMNS = 100;
  private static final int COMMON = 5;
  private static final int RARE_TROUBLE = 10;

  private final List<JsonNode> rows;
  private final List<Column> columns;

  private RowTable(List<JsonNode> rows, List<Column> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** The rows of an array; null when they are few or not uniform. */
  static @Nullable RowTable of(JsonNode array) {
    List<JsonNode> rows = array.elements();
    if (rows.size() < LEAST_ROWS || !rows.stream().allMatch(RowTable::isObject)) {
      return null;
    }
    Map<String, List<@Nullable String>> values = new LinkedHashMap<>();
    long members = 0;
    for (int i = 0; i < rows.size(); i++) {
      for (JsonNode member : rows.get(i).children()) {
        column(values, member.name(), rows.size()).set(i, member.json());
        members++;
      }
    }
    boolean uniform = members * COMMON >= (long) values.size() * rows.size() * (COMMON - 1);
    if (!uniform || values.isEmpty() || values.size() > MOST_COLUMNS) {
      return null;
    }
    List<Column> columns = new ArrayList<>();
    values.forEach((name, each) -> columns.add(new Column(name, each)));
    return new RowTable(rows, columns);
  }

  List<JsonNode> rows() {
    return rows;
  }

  List<Column> columns() {
    return columns;
  }

  /** The rows that cannot go: the first and last ones, odd ones, those with a trouble. */
  BitSet striking() {
    BitSet striking = new BitSet(rows.size());
    columns.forEach(column -> striking.or(column.odd()));
    columns.forEach(column -> striking.or(column.extremes()));
    striking.or(troubled());
    striking.set(0, HEAD);
    striking.set(rows.size() - TAIL, rows.size());
    return striking;
  }

  private BitSet troubled() {
    BitSet troubled = new BitSet(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      troubled.set(i, isTroubled(i));
    }
    boolean common = troubled.cardinality() > rows.size() / RARE_TROUBLE;
    return common ? new BitSet() : troubled;
  }

  private boolean isTroubled(int row) {
    for (Column column : columns) {
      String value = column.values().get(row);
      if (value != null && value.startsWith("\"") && TROUBLE.matcher(value).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isObject(JsonNode node) {
    return node.is(JsonNode.Kind.OBJECT);
  }

  private static List<@Nullable String> column(
      Map<String, List<@Nullable String>> values, String name, int rows) {
    return values.computeIfAbsent(
        name, any -> new ArrayList<>(Collections.<@Nullable String>nCopies(rows, null)));
  }
}
