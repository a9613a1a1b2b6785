/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table of comma-separated values as a reader of its first line would. */
final class TableReader {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final String text;
  private int position;

  private TableReader(String text, int position) {
    this.text = text;
    this.position = position;
  }

  /** The JSON that the table was made of, members in any order. */
  static String read(String table) {
    int headEnd = endOfHead(table);
    List<String> constants = constants(table.substring(0, headEnd));
    TableReader reader = new TableReader(table, headEnd + 2);
    List<String> names = reader.row();
    List<String> rows = new ArrayList<>();
    while (reader.position <= table.length()) {
      List<String> cells = reader.row();
      List<String> members = new ArrayList<>(constants);
      for (int i = 0; i < cells.size(); i++) {
        members.add(quoted(names.get(i)) + ":" + json(cells.get(i)));
      }
      rows.add("{" + String.join(",", members) + "}");
    }
    return "[" + String.join(",", rows) + "]";
  }

  /* The names of the tests have no line breaks or brackets, their values may have brackets. */
  private static int endOfHead(String table) {
    return table.lastIndexOf(']', table.indexOf('\n'));
  }

  private static List<String> constants(String head) {
    List<String> constants = new ArrayList<>();
    Matcher found =
        Pattern.compile("; in every row (\"c\\d\") is (.*?)(?=; in every row|$)").matcher(head);
    while (found.find()) {
      constants.add(found.group(1) + ":" + found.group(2));
    }
    return constants;
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    do {
      cells.add(cell());
    } while (position < text.length() && text.charAt(position++) == ',');
    position += position == text.length() ? 1 : 0;
    return cells;
  }

  private String cell() {
    int start = position;
    int depth = 0;
    boolean quoted = false;
    while (position < text.length() && (quoted || depth > 0 || !isEnd(text.charAt(position)))) {
      char c = text.charAt(position);
      boolean structured = "\"{[".indexOf(text.charAt(start)) >= 0;
      position += quoted && c == '\\' ? 1 : 0;
      quoted ^= structured && c == '"';
      depth += structured && !quoted && (c == '{' || c == '[') ? 1 : 0;
      depth -= structured && !quoted && (c == '}' || c == ']') ? 1 : 0;
      position++;
    }
    return text.substring(start, position);
  }

  private static boolean isEnd(char c) {
    return c == ',' || c == '\n';
  }

  private static String json(String cell) {
    if (cell.isEmpty()) {
      return "null";
    }
    boolean json =
        "\"{[".indexOf(cell.charAt(0)) >= 0 || List.of("true", "false", "null").contains(cell);
    return json || NUMBER.matcher(cell).matches() ? cell : quoted(cell);
  }

  private static String quoted(String text) {
    return text.startsWith("\"") ? text : '"' + text + '"';
  }
}
