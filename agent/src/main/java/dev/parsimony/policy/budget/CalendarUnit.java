/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The unit of the calendar for which a limit holds. */
enum CalendarUnit {
  MINUTE(ChronoUnit.MINUTES),
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  MONTH(ChronoUnit.MONTHS);

  private final ChronoUnit unit;

  CalendarUnit(ChronoUnit unit) {
    this.unit = unit;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
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
