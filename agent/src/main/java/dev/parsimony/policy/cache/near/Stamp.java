/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A value that may be new in each call, and where it stands in a text. Immutable. */
final class Stamp {

  private static final int END = 4;

  private final int start;
  private final int end;
  private final String value;
  private final @Nullable LocalDate date;

  private Stamp(int start, int end, String value, @Nullable LocalDate date) {
    this.start = start;
    this.end = end;
    this.value = value.toLowerCase(Locale.ROOT);
    this.date = date;
  }

  /**
   * @param time the time of day as it is written; empty for none
   */
  static Stamp ofDate(int start, int end, LocalDate date, String time) {
    return new Stamp(start, end, date + (time.isEmpty() ? "" : "T" + time), date);
  }

  static Stamp ofId(int start, int end, String id) {
    return new Stamp(start, end, id, null);
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** What makes it the same as another one, in small letters. */
  String value() {
    return value;
  }

  boolean isDate() {
    return date != null;
  }

  /** Whether it is the date of a day, wherever on earth it is; so is all that is no date. */
  boolean isNear(LocalDate day) {
    return date == null || Math.abs(date.toEpochDay() - day.toEpochDay()) <= 1;
  }

  /** What an answer has in it that depends on the value, in small letters. */
  List<String> traces() {
    // An answer may speak of the id that begins or ends with some digits.
    return date == null
        ? Arrays.asList(value.substring(0, 2 * END), value.substring(value.length() - END))
        : traces(date);
  }

  /* What an answer would say of the day, the years beside it included. */
  private static List<String> traces(LocalDate date) {
    return Arrays.asList(
        Integer.toString(date.getYear()),
        Integer.toString(date.getYear() - 1),
        Integer.toString(date.getYear() + 1),
        date.getMonth().name().toLowerCase(Locale.ROOT),
        date.getDayOfWeek().name().toLowerCase(Locale.ROOT));
  }
}
