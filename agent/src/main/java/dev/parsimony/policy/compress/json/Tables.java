/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes uniform arrays as tables: within JSON as an object of columns and rows; where an array
 * stands by itself in a text also as comma-separated values. The shortest of all ways is taken.
 */
public final class Tables {

  private final int leastRows;
  private final ToLongFunction<String> counter;
  private boolean found;

  /**
   * @param counter counts the tokens of a text
   */
  public Tables(int leastRows, ToLongFunction<String> counter) {
    this.leastRows = leastRows;
    this.counter = counter;
  }

  /** A value in fewer tokens, as text of any kind; null when it has them already. */
  public @Nullable String asText(JsonValue value) {
    String best = asJson(value);
    Table table = Table.of(value, leastRows);
    String separated = table == null ? null : SeparatedValues.write(table);
    return shorter(separated, best, value);
  }

  /** A value in fewer tokens, still as JSON; null when it has them already. */
  public @Nullable String asJson(JsonValue value) {
    found = false;
    StringBuilder out = new StringBuilder();
    write(value, out);
    return found ? shorter(out.toString(), null, value) : null;
  }

  private @Nullable String shorter(
      @Nullable String candidate, @Nullable String best, JsonValue value) {
    if (candidate == null) {
      return best;
    }
    String other = best == null ? value.written() : best;
    return counter.applyAsLong(candidate) < counter.applyAsLong(other) ? candidate : best;
  }

  private void write(JsonValue value, StringBuilder out) {
    Table table = Table.of(value, leastRows);
    if (table != null) {
      found = true;
      writeColumns(table, out);
      return;
    }
    boolean object = value.is(JsonValue.Kind.OBJECT);
    if (!object && !value.is(JsonValue.Kind.ARRAY)) {
      value.copy(out);
      return;
    }
    out.append(object ? '{' : '[');
    String comma = "";
    for (JsonValue child : value.children()) {
      out.append(comma);
      if (object) {
        child.copyName(out);
        out.append(':');
      }
      write(child, out);
      comma = ",";
    }
    out.append(object ? '}' : ']');
  }

  private void writeColumns(Table table, StringBuilder out) {
    out.append('{');
    if (!table.constants().isEmpty()) {
      out.append("\"in_every_row\":{");
      String comma = "";
      for (JsonValue constant : table.constants()) {
        out.append(comma);
        constant.copyName(out);
        out.append(':');
        Minified.COMPLETE.write(constant, out);
        comma = ",";
      }
      out.append("},");
    }
    out.append("\"columns\":[");
    String comma = "";
    for (JsonValue column : table.columns()) {
      out.append(comma);
      column.copyName(out);
      comma = ",";
    }
    out.append("],\"rows\":[");
    for (int i = 0; i < table.size(); i++) {
      out.append(i == 0 ? "" : ",");
      writeRow(table.row(i), out);
    }
    out.append("]}");
  }

  private static void writeRow(List<JsonValue> row, StringBuilder out) {
    out.append('[');
    String comma = "";
    for (JsonValue cell : row) {
      out.append(comma);
      Minified.COMPLETE.write(cell, out);
      comma = ",";
    }
    out.append(']');
  }
}
