/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Dates as they are written, with the times of day behind them. Reads a text on from a place, as
 * far as it has the form of one, and never goes back.
 */
final class DateForm {

  private static final String[] MONTHS =
      "January February March April May June July August September October November December"
          .split(" ");
  private static final String[] WEEKDAYS =
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
  private static final String[] ORDINALS = {"st", "nd", "rd", "th"};
  private static final String[] ZONES = {"Z", "UTC", "GMT"};
  private static final int NONE = -1;
  private static final int SHORT = 3;
  private static final int MOST_OF_SECOND = 9;

  private final char[] text;
  private int year;
  private int month;
  private int day;
  private int timeStart;
  private int timeEnd;

  DateForm(char[] text) {
    this.text = text;
  }

  /** Where a date that begins at a place ends; the place itself where none does. */
  int end(int at) {
    timeStart = 0;
    timeEnd = 0;
    int end = afterDay(afterWeekday(at));
    if (end == NONE) {
      return at;
    }
    int later = afterTime(end);
    if (later != NONE) {
      return later;
    }
    return Neighbours.mayEnd(text, end) ? end : at;
  }

  /** The date that was read last; null where the calendar has no such day. */
  @Nullable Stamp stamp(int start, int end) {
    try {
      LocalDate date = LocalDate.of(year, month, day);
      return Stamp.ofDate(start, end, date, new String(text, timeStart, timeEnd - timeStart));
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  private int afterWeekday(int at) {
    int name = endOfName(at);
    if (indexOf(WEEKDAYS, at, name) == NONE) {
      return at;
    }
    return after(" ", isAt(',', name) ? name + 1 : name);
  }

  private int afterDay(int at) {
    if (at == NONE || at == text.length) {
      return NONE;
    }
    if (!isDigit(at)) {
      return afterMonthFirst(at);
    }
    int digits = endOfDigits(at, 4);
    if (digits == at + 4) {
      return afterYearFirst(at, digits);
    }
    return digits > at + 2 ? NONE : afterDayFirst(at, digits);
  }

  /* 2026-11-26 */
  private int afterYearFirst(int at, int digits) {
    int second = afterTwo(after("-", digits));
    int third = afterTwo(after("-", second));
    if (third != NONE) {
      year = number(at, digits);
      month = number(digits + 1, second);
      day = number(second + 1, third);
    }
    return third;
  }

  /* 26.11.2026, or 26th November, 2026 */
  private int afterDayFirst(int at, int digits) {
    day = number(at, digits);
    if (!isAt('.', digits)) {
      int name = after(" ", afterOrdinal(digits));
      int end = name == NONE ? NONE : endOfName(name);
      month = 1 + (name == NONE ? NONE : indexOf(MONTHS, name, end));
      return month == 0 ? NONE : afterYear(after(" ", isAt(',', end) ? end + 1 : end));
    }
    int second = endOfDigits(digits + 1, 2);
    if (second == digits + 1) {
      return NONE;
    }
    month = number(digits + 1, second);
    return afterYear(after(".", second));
  }

  /* November 26th, 2026 */
  private int afterMonthFirst(int at) {
    int name = endOfName(at);
    month = 1 + indexOf(MONTHS, at, name);
    int start = month == 0 ? NONE : after(" ", name);
    int digits = start == NONE ? NONE : endOfDigits(start, 2);
    if (digits == start) {
      return NONE;
    }
    day = number(start, digits);
    int end = afterOrdinal(digits);
    return afterYear(after(" ", isAt(',', end) ? end + 1 : end));
  }

  private int afterYear(int at) {
    if (at == NONE || endOfDigits(at, 4) != at + 4) {
      return NONE;
    }
    year = number(at, at + 4);
    return at + 4;
  }

  private int afterOrdinal(int at) {
    for (String ordinal : ORDINALS) {
      int end = after(ordinal, at);
      if (end != NONE) {
        return end;
      }
    }
    return at;
  }

  /* The end of a time of day that is a word's end, too. */
  private int afterTime(int at) {
    int start = isAt(',', at) ? after(", ", at) : isAt('T', at) || isAt(' ', at) ? at + 1 : NONE;
    int minutes = afterTwo(after(":", afterTwo(start)));
    if (minutes == NONE) {
      return NONE;
    }
    int end = afterSeconds(minutes);
    int zone = afterZone(end);
    if (zone != NONE && Neighbours.mayEnd(text, zone)) {
      end = zone;
    } else if (!Neighbours.mayEnd(text, end)) {
      return NONE;
    }
    timeStart = start;
    timeEnd = end;
    return end;
  }

  private int afterSeconds(int at) {
    int seconds = afterTwo(after(":", at));
    if (seconds == NONE) {
      return at;
    }
    int point = isAt('.', seconds) || isAt(',', seconds) ? seconds + 1 : seconds;
    int end = point == seconds ? seconds : endOfDigits(point, MOST_OF_SECOND);
    return end == point ? seconds : end;
  }

  private int afterZone(int at) {
    if (isAt('+', at) || isAt('-', at)) {
      int hours = afterTwo(at + 1);
      return hours == NONE ? NONE : afterTwo(isAt(':', hours) ? hours + 1 : hours);
    }
    int start = isAt(' ', at) ? at + 1 : at;
    for (String zone : ZONES) {
      int end = after(zone, start);
      if (end != NONE) {
        return end;
      }
    }
    return NONE;
  }

  private int afterTwo(int at) {
    return at != NONE && endOfDigits(at, 2) == at + 2 ? at + 2 : NONE;
  }

  private int after(String sign, int at) {
    return at != NONE && isAt(sign, sign.length(), at) ? at + sign.length() : NONE;
  }

  private boolean isAt(String sign, int length, int at) {
    if (at + length > text.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[at + i] != sign.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAt(char c, int at) {
    return at < text.length && text[at] == c;
  }

  private boolean isDigit(int at) {
    return at < text.length && text[at] >= '0' && text[at] <= '9';
  }

  private int endOfDigits(int at, int most) {
    int end = at;
    while (end - at < most && isDigit(end)) {
      end++;
    }
    return end;
  }

  private int number(int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = 10 * number + text[i] - '0';
    }
    return number;
  }

  /* Longer ones are no names that are looked for. */
  private int endOfName(int at) {
    int end = at;
    while (end < text.length
        && end - at < 10
        && (text[end] | 0x20) >= 'a'
        && (text[end] | 0x20) <= 'z') {
      end++;
    }
    return end;
  }

  /* By the whole name or its first three letters. */
  private int indexOf(String[] names, int start, int end) {
    int length = end - start;
    for (int i = 0; i < names.length; i++) {
      if ((length == SHORT || length == names[i].length()) && isAt(names[i], length, start)) {
        return i;
      }
    }
    return NONE;
  }
}
