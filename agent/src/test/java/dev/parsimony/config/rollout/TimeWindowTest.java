/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config.rollout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {

  /* 2026-11-27 is a Friday. */
  @ParameterizedTest
  @CsvSource({
    "02:00-06:00,         2026-11-27T01:59, false",
    "02:00-06:00,         2026-11-27T02:00, true",
    "02:00-06:00,         2026-11-27T05:59, true",
    "02:00-06:00,         2026-11-27T06:00, false",
    "22:00-06:00,         2026-11-27T23:00, true",
    "22:00-06:00,         2026-11-28T05:59, true",
    "22:00-06:00,         2026-11-28T12:00, false",
    "18:00-24:00,         2026-11-28T23:59, true",
    "18:00-24:00,         2026-11-28T00:00, false",
    "fri 22:00-06:00,     2026-11-27T05:00, false",
    "fri 22:00-06:00,     2026-11-27T22:00, true",
    "fri 22:00-06:00,     2026-11-28T05:00, true",
    "fri 22:00-06:00,     2026-11-28T22:00, false",
    "mon-fri,             2026-11-27T23:59, true",
    "mon-fri,             2026-11-28T00:00, false",
    "Sat-Mon,             2026-11-30T12:00, true",
    "sat-mon,             2026-12-01T00:00, false",
    "sun,                 2026-11-29T00:00, true",
  })
  void window_containsWhatItSays(String window, String time, boolean contained) {
    assertThat(contains(window, time + "+01:00[Europe/Berlin]")).isEqualTo(contained);
  }

  @Test
  void hourThatTheClockSkips_isNoTrouble_andOneThatComesTwiceCountsTwice() {
    assertThat(contains("02:00-03:00", "2027-03-28T03:00+02:00[Europe/Berlin]")).isFalse();
    assertThat(contains("02:00-03:00", "2026-10-25T02:30+02:00[Europe/Berlin]")).isTrue();
    assertThat(contains("02:00-03:00", "2026-10-25T02:30+01:00[Europe/Berlin]")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "2:00-6:00",
        "02:00",
        "24:00-06:00",
        "02:00-24:30",
        "05:00-05:00",
        "mon,tue",
        "monday",
        "mon-",
        "02:00-06:00 mon",
        "-",
        "02:60-03:00",
        "25:00-26:00",
        "mon  02:00-03:00"
      })
  void otherForms_areNoWindows(String text) {
    assertThat(TimeWindow.parse(text)).isNull();
  }

  private static boolean contains(String window, String time) {
    return requireNonNull(TimeWindow.parse(window)).contains(ZonedDateTime.parse(time));
  }
}
