/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A table as comma-separated values under a line that says so. A cell is JSON, but for texts that
 * cannot be taken for anything else: those have no quotes. An empty cell is null.
 */
final class SeparatedValues {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  static String write(Table table) {
    StringBuilder out = new StringBuilder();
    out.append('[').append(table.size()).append(" rows as CSV, an empty cell is null");
    for (JsonValue constant : table.constants()) {
      constant.copyName(out.append("; in every row "));
      Minified.COMPLETE.write(constant, out.append(" is "));
    }
    out.append("]\n");
    join(table.columns(), column -> text(column.name()), out);
    for (int i = 0; i < table.size(); i++) {
      join(table.row(i), SeparatedValues::cell, out.append('\n'));
    }
    return out.toString();
  }

  private static void join(
      List<JsonValue> values, Function<JsonValue, String> cell, StringBuilder out) {
    String comma = "";
    for (JsonValue value : values) {
      out.append(comma).append(cell.apply(value));
      comma = ",";
    }
  }

  private static String cell(JsonValue value) {
    if (value.is(JsonValue.Kind.STRING)) {
      return text(value.written());
    }
    return value.isWritten("null") ? "" : Minified.COMPLETE.write(value);
  }

  private static String text(String quoted) {
    String bare = quoted.substring(1, quoted.length() - 1);
    return isPlain(bare) ? bare : quoted;
  }

  private static boolean isPlain(String bare) {
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (c == ',' || c == '"' || c == '\\' || c < ' ') {
        return false;
      }
    }
    return !bare.isEmpty() && bare.equals(bare.trim()) && !isTakenForOther(bare);
  }

  private static boolean isTakenForOther(String bare) {
    switch (bare.charAt(0)) {
      case '{':
      case '[':
        return true;
      case 't':
        return bare.equals("true");
      case 'f':
        return bare.equals("false");
      case 'n':
        return bare.equals("null");
      default:
        return bare.charAt(0) <= '9' && NUMBER.matcher(bare).matches();
    }
  }

  private SeparatedValues() {}
}
