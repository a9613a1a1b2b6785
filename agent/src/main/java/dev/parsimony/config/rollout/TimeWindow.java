/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config.rollout;

import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day on some days of the week. One that passes midnight belongs to the day it began. */
final class TimeWindow {

  static final Kind<TimeWindow> KIND =
      Kinds.of(
          "a time window",
          "days (mon, mon-fri), times of day (02:00-06:00), or both (sat-sun 22:00-06:00)",
          TimeWindow::parse,
          TimeWindow::toString);

  private static final List<String> DAYS =
      Arrays.asList("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String DAY = "(mon|tue|wed|thu|fri|sat|sun)";
  private static final String TIME = "([01][0-9]|2[0-4]):([0-5][0-9])";
  private static final Pattern FORM =
      Pattern.compile("(?:" + DAY + "(?:-" + DAY + ")?)? ?(?:" + TIME + "-" + TIME + ")?");
  private static final int MINUTES_A_DAY = 24 * 60;

  private final String text;
  private final Set<DayOfWeek> days;
  private final int from;
  private final int to;

  private TimeWindow(String text, Set<DayOfWeek> days, int from, int to) {
    this.text = text;
    this.days = days;
    this.from = from;
    this.to = to;
  }

  static @Nullable TimeWindow parse(String written) {
    String text = written.trim();
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (text.isEmpty() || !matcher.matches()) {
      return null;
    }
    int from = matcher.group(3) == null ? 0 : minutes(matcher, 3);
    int to = matcher.group(3) == null ? MINUTES_A_DAY : minutes(matcher, 5);
    boolean valid = from < MINUTES_A_DAY && to <= MINUTES_A_DAY && from != to;
    return valid ? new TimeWindow(text, days(matcher.group(1), matcher.group(2)), from, to) : null;
  }

  /** Whether a time, in the zone that counts, is inside. */
  boolean contains(ZonedDateTime time) {
    int minute = time.getHour() * 60 + time.getMinute();
    DayOfWeek today = time.getDayOfWeek();
    if (from < to) {
      return days.contains(today) && minute >= from && minute < to;
    }
    return minute >= from ? days.contains(today) : minute < to && days.contains(today.minus(1));
  }

  @Override
  public String toString() {
    return text;
  }

  private static int minutes(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group)) * 60 + Integer.parseInt(matcher.group(group + 1));
  }

  private static Set<DayOfWeek> days(@Nullable String first, @Nullable String last) {
    if (first == null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    DayOfWeek day = DayOfWeek.of(DAYS.indexOf(first) + 1);
    DayOfWeek end = last == null ? day : DayOfWeek.of(DAYS.indexOf(last) + 1);
    Set<DayOfWeek> days = EnumSet.of(day);
    while (day != end) {
      day = day.plus(1);
      days.add(day);
    }
    return days;
  }
}
