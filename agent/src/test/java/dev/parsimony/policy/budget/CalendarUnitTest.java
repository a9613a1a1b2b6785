/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CalendarUnitTest {

  /* With half hours, midnights that are skipped, and shifts by half an hour. */
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "America/Sao_Paulo",
          "Africa/Cairo",
          "Australia/Lord_Howe",
          "Pacific/Apia");

  @ParameterizedTest
  @CsvSource({
    "MINUTE, 2026-11-26T12:00:30Z, UTC,           2026-11-26T12:01:00Z",
    "MINUTE, 2026-11-26T12:01:00Z, UTC,           2026-11-26T12:02:00Z",
    "HOUR,   2026-11-26T12:29:59Z, Asia/Kolkata,  2026-11-26T12:30:00Z",
    "DAY,    2026-11-26T22:59:59Z, Europe/Berlin, 2026-11-26T23:00:00Z",
    "DAY,    2026-11-26T23:00:00Z, Europe/Berlin, 2026-11-27T23:00:00Z",
    "DAY,    2026-10-25T00:00:00Z, Europe/Berlin, 2026-10-25T23:00:00Z",
    "DAY,    2027-03-27T23:00:00Z, Europe/Berlin, 2027-03-28T22:00:00Z",
    "HOUR,   2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-25T01:00:00Z",
    "HOUR,   2026-10-25T01:30:00Z, Europe/Berlin, 2026-10-25T02:00:00Z",
    "MONTH,  2027-01-31T12:00:00Z, UTC,           2027-02-01T00:00:00Z",
    "MONTH,  2028-02-29T12:00:00Z, UTC,           2028-03-01T00:00:00Z",
    "MONTH,  2026-12-31T23:30:00Z, Europe/Berlin, 2027-01-31T23:00:00Z",
  })
  void window_endsWithItsUnit(CalendarUnit unit, Instant time, ZoneId zone, Instant end) {
    assertThat(unit.end(time, zone)).isEqualTo(end);
  }

  @ParameterizedTest
  @EnumSource
  void windows_followEachOther_withoutGapsAndOverlaps(CalendarUnit unit) {
    Random random = new Random(4);
    for (int i = 0; i < 5_000; i++) {
      ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      Instant time = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000));
      Instant end = unit.end(time, zone);

      assertThat(end).isAfter(time);
      assertThat(Duration.between(time, end)).isLessThanOrEqualTo(longest(unit));
      assertThat(unit.end(end.minusMillis(1), zone)).isEqualTo(end);
      assertThat(beginsUnit(unit, end.atZone(zone))).as("%s in %s", end, zone).isTrue();
    }
  }

  private static Duration longest(CalendarUnit unit) {
    return switch (unit) {
      case MINUTE -> Duration.ofMinutes(1);
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofHours(25);
      case MONTH -> Duration.ofHours(31 * 24 + 1);
    };
  }

  /* Where a clock is moved at midnight or by half an hour, a unit begins when it can. */
  private static boolean beginsUnit(CalendarUnit unit, ZonedDateTime end) {
    return switch (unit) {
      case MINUTE -> end.getSecond() == 0;
      case HOUR -> end.getMinute() % 30 == 0 && end.getSecond() == 0;
      case DAY, MONTH -> end.toLocalDate().atStartOfDay(end.getZone()).isEqual(end);
    };
  }
}
