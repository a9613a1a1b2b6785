/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The unit of the calendar for which a limit holds. */
enum CalendarUnit {
  MINUTE(ChronoUnit.MINUTES, Duration.ofMinutes(1)),
  HOUR(ChronoUnit.HOURS, Duration.ofHours(1)),
  DAY(ChronoUnit.DAYS, Duration.ofHours(25)),
  MONTH(ChronoUnit.MONTHS, Duration.ofDays(32));

  private final ChronoUnit unit;
  private final long longestMillis;

  CalendarUnit(ChronoUnit unit, Duration longest) {
    this.unit = unit;
    this.longestMillis = longest.toMillis();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How long one is at most. */
  long longestMillis() {
    return longestMillis;
  }

  /** The end of the unit in which a time is: the beginning of the next. */
  Instant end(Instant time, ZoneId zone) {
    ZonedDateTime local = time.atZone(zone);
    switch (this) {
      case DAY:
        return local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
      case MONTH:
        return local.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(zone).toInstant();
      default:
        // On the line of time: an hour that the clock shows twice is two.
        return local.truncatedTo(unit).toInstant().plus(1, unit);
    }
  }
}
