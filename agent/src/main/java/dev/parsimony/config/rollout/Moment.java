/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config.rollout;

import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A point in time as it is written: a day, a time of a zone that is said elsewhere, or exact. */
final class Moment {

  static final Kind<Moment> KIND =
      Kinds.of(
          "a time",
          "a date (2026-12-01), with a time (2026-12-01T09:00), or with an offset besides"
              + " (2026-12-01T09:00:00Z)",
          Moment::parse,
          Moment::toString);

  private final String text;
  private final Function<ZoneId, Instant> resolved;

  private Moment(String text, Function<ZoneId, Instant> resolved) {
    this.text = text;
    this.resolved = resolved;
  }

  static @Nullable Moment parse(String text) {
    try {
      if (text.indexOf('T') < 0) {
        LocalDate date = LocalDate.parse(text);
        return new Moment(text, zone -> date.atStartOfDay(zone).toInstant());
      }
      if (text.matches(".*T[0-9:.]+")) {
        LocalDateTime time = LocalDateTime.parse(text);
        return new Moment(text, zone -> time.atZone(zone).toInstant());
      }
      Instant exact = OffsetDateTime.parse(text).toInstant();
      return new Moment(text, zone -> exact);
    } catch (DateTimeParseException malformed) {
      return null;
    }
  }

  Instant in(ZoneId zone) {
    return resolved.apply(zone);
  }

  @Override
  public String toString() {
    return text;
  }
}
