/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.Random;

/** Writes JSON of any form, with white space wherever it may stand. */
final class RandomJson {

  private static final String[] NUMBERS = {
    "0", "-0.0", "1.50", "1e400", "9007199254740993", "0.1000000000000000055", "-12E-7"
  };
  private static final String[] TEXTS = {
    "\"\"",
    "\" a  b \"",
    "\"{\\\"x\\\": 1}\"",
    "\"\\ud800 \\u00e9\"",
    "\"\ud83d\ude00 \u00e9\"",
    "\"a\\nb\\\\\"",
    "\"null\"",
    "\"12\"",
    "\"a, b\"",
    "\"\ud800\"",
    "\"plain text\"",
    "\"[1]\""
  };
  private static final String[] BLANKS = {"", " ", "\n  ", "\t", "\r\n"};

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  RandomJson(long seed) {
    this.random = new Random(seed);
  }

  String object() {
    out.setLength(0);
    container(true, 4);
    return out.toString();
  }

  /** A list of objects with the same members. */
  String rows(int columns) {
    out.setLength(0);
    out.append('[');
    for (int row = 0; row < 8; row++) {
      out.append(row == 0 ? "" : ",").append("{");
      for (int column = 0; column < columns; column++) {
        blank();
        out.append(column == 0 ? "" : ",").append("\"c").append(column).append("\":");
        value(column == 0 ? 0 : 1);
      }
      out.append('}');
      blank();
    }
    return out.append(']').toString();
  }

  private void container(boolean object, int depth) {
    out.append(object ? '{' : '[');
    int size = random.nextInt(4) + (depth == 4 ? 1 : 0);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",");
      blank();
      if (object) {
        out.append("\"member ").append(i).append('"');
        blank();
        out.append(':');
        blank();
      }
      value(depth - 1);
      blank();
    }
    out.append(object ? '}' : ']');
  }

  private void value(int depth) {
    int kind = random.nextInt(depth > 0 ? 5 : 3);
    switch (kind) {
      case 0 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 1 -> out.append(TEXTS[random.nextInt(TEXTS.length)]);
      case 2 -> out.append(random.nextBoolean() ? "null" : "true");
      default -> container(kind == 3, depth);
    }
  }

  private void blank() {
    out.append(BLANKS[random.nextInt(BLANKS.length)]);
  }
}
