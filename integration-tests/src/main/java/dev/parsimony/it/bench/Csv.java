/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values, with quotes as RFC 4180 has them. */
final class Csv {

  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private List<String> row = new ArrayList<>();

  private Csv(String text) {
    this.text = text;
  }

  static List<List<String>> rows(String text) {
    return new Csv(text).read();
  }

  private List<List<String>> read() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at = quoted(at + 1);
      } else {
        plain(c);
        at++;
      }
    }
    if (cell.length() > 0 || !row.isEmpty()) {
      endRow();
    }
    return rows;
  }

  /* Up to behind the closing quote; two quotes are one. */
  private int quoted(int from) {
    int at = from;
    while (at < text.length()) {
      if (text.charAt(at) != '"') {
        cell.append(text.charAt(at++));
      } else if (text.startsWith("\"\"", at)) {
        cell.append('"');
        at += 2;
      } else {
        return at + 1;
      }
    }
    return at;
  }

  private void plain(char c) {
    switch (c) {
      case ',' -> endCell();
      case '\n' -> endRow();
      case '\r' -> {}
      default -> cell.append(c);
    }
  }

  private void endCell() {
    row.add(cell.toString());
    cell.setLength(0);
  }

  private void endRow() {
    endCell();
    rows.add(row);
    row = new ArrayList<>();
  }
}
