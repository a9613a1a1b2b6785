/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near.plain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds dates, with the times of day behind them, as words of their own. */
final class Dates {

  private static final String MONTHS = names(Month.values());
  private static final String TIME =
      "[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?(?:Z|UTC|GMT)|[+-][0-9]{2}:?[0-9]{2})?";
  private static final Pattern DATE =
      Pattern.compile(
          Ids.BEFORE
              + "(?:(?:"
              + weekdays()
              + "),? )?(?:(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
              + "|(?<day2>[0-9]{1,2})[.](?<month2>[0-9]{1,2})[.](?<year2>[0-9]{4})"
              + "|(?<day3>[0-9]{1,2})(?:st|nd|rd|th)? (?<name3>"
              + MONTHS
              + "),? (?<year3>[0-9]{4})"
              + "|(?<name4>"
              + MONTHS
              + ") (?<day4>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<year4>[0-9]{4}))"
              + "(?:(?:T| |, )(?<time>"
              + TIME
              + "))?"
              + Ids.AFTER);

  static List<Stamp> in(String text) {
    List<Stamp> found = new ArrayList<>();
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      LocalDate date = date(matcher);
      if (date != null) {
        String time = matcher.group("time");
        String value = date + (time == null ? "" : "T" + time);
        found.add(new Stamp(matcher.start(), matcher.end(), value, traces(date)));
      }
    }
    return found;
  }

  /** Whether a value that was found is a date. */
  static boolean isDate(String value) {
    return value.charAt(4) == '-';
  }

  /** Whether a date that was found is that of a day, wherever on earth it is. */
  static boolean isNear(Stamp date, LocalDate day) {
    LocalDate said = LocalDate.parse(date.value().substring(0, "2000-01-01".length()));
    return !said.isBefore(day.minusDays(1)) && !said.isAfter(day.plusDays(1));
  }

  private static @Nullable LocalDate date(Matcher found) {
    try {
      if (found.group("year") != null) {
        return LocalDate.of(number(found, "year"), number(found, "month"), number(found, "day"));
      }
      if (found.group("year2") != null) {
        return LocalDate.of(number(found, "year2"), number(found, "month2"), number(found, "day2"));
      }
      String form = found.group("year3") != null ? "3" : "4";
      return LocalDate.of(
          number(found, "year" + form),
          month(found.group("name" + form)),
          number(found, "day" + form));
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }

  private static int month(String name) {
    for (Month month : Month.values()) {
      if (month.name().regionMatches(true, 0, name, 0, 3)) {
        return month.getValue();
      }
    }
    throw new DateTimeException("no month");
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

  private static String names(Month... months) {
    return Arrays.stream(months)
        .map(
            month ->
                month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    + "|"
                    + month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
        .collect(Collectors.joining("|"));
  }

  private static String weekdays() {
    return Arrays.stream(DayOfWeek.values())
        .map(
            day ->
                day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    + "|"
                    + day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
        .collect(Collectors.joining("|"));
  }

  private Dates() {}
}
