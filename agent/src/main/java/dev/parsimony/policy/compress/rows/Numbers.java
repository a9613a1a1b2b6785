/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that can be compared by size: numbers, dates and amounts. */
final class Numbers {

  private static final int MAX_CHARS = 40;
  private static final int MONTHS = 12;
  private static final int DAYS = 31;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern AMOUNT =
      Pattern.compile(
          "([$\u20ac\u00a3\u00a5]? ?)(-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)"
              + "( ?(?:[%\u20ac\u00b0]|[\\p{L}\u00b5\u00b0]{1,6}(?:/\\p{L}{1,3})?))?");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)([T ].*)?");

  /** The size of a JSON value; not a number where it has none. */
  static double of(@Nullable String json) {
    if (json == null || json.length() > MAX_CHARS) {
      return Double.NaN;
    }
    String text = json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    if (NUMBER.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    Matcher date = DATE.matcher(text);
    if (date.matches()) {
      return days(date);
    }
    Matcher amount = AMOUNT.matcher(text);
    return amount.matches() ? Double.parseDouble(amount.group(2).replace(",", "")) : Double.NaN;
  }

  /** What a JSON value that has a size is an amount of; empty where it is a bare number or none. */
  static String unit(@Nullable String json) {
    if (json == null || json.length() > MAX_CHARS || !json.startsWith("\"")) {
      return "";
    }
    Matcher amount = AMOUNT.matcher(json.substring(1, json.length() - 1));
    return amount.matches()
        ? amount.group(1) + (amount.group(3) == null ? "" : amount.group(3))
        : "";
  }

  private static double days(Matcher date) {
    double months = Double.parseDouble(date.group(1)) * MONTHS + Double.parseDouble(date.group(2));
    return months * DAYS + Double.parseDouble(date.group(3));
  }

  private Numbers() {}
}
