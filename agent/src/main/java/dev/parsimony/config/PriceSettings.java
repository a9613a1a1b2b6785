/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.setting.Glob;
import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The settings of one price. */
final class PriceSettings {

  private static final Kind<BigDecimal> DOLLARS = Kinds.decimal("0", "1000000");

  private static final Setting<Glob> MODEL =
      Setting.of("model", Kinds.glob(null), "The models that have this price.")
          .mandatory()
          .example("'my-model*'");
  private static final Setting<String> PROVIDER =
      Setting.of("provider", Kinds.text(), "The provider that has it; without it, any.")
          .example("openai");
  private static final Setting<BigDecimal> INPUT =
      Setting.of("input", DOLLARS, "Input tokens.").mandatory().example("0.15");
  private static final Setting<BigDecimal> OUTPUT =
      Setting.of("output", DOLLARS, "Output tokens.").mandatory().example("0.60");
  private static final Setting<BigDecimal> CACHE_READ =
      Setting.of("cache-read", DOLLARS, "Input tokens that the provider read from its own cache.")
          .example("0.075");
  private static final Setting<BigDecimal> CACHE_WRITE =
      Setting.of("cache-write", DOLLARS, "Input tokens that the provider wrote to its own cache.")
          .example("0.2");
  private static final Setting<BigDecimal> CACHE_WRITE_HOUR =
      Setting.of(
              "cache-write-1h",
              DOLLARS,
              "Input tokens that it wrote to be kept for an hour; without it, the price of others.")
          .example("0.3");
  private static final Setting<LocalDate> FROM =
      Setting.of("from", Kinds.date(), "The first day of the price; without it, it always holds.")
          .example("2026-07-01");

  static final Section SECTION =
      Section.of(
              "prices",
              "Prices that add to the built-in ones or come before them, in dollars per million"
                  + " tokens.",
              MODEL,
              PROVIDER,
              INPUT,
              OUTPUT,
              CACHE_READ,
              CACHE_WRITE,
              CACHE_WRITE_HOUR,
              FROM)
          .repeated();

  static PriceOverride read(Values values) {
    return new PriceOverride(
        values.find(PROVIDER),
        values.get(MODEL),
        values.get(INPUT),
        values.get(OUTPUT),
        values.find(CACHE_READ),
        values.find(CACHE_WRITE),
        values.find(CACHE_WRITE_HOUR),
        values.find(FROM));
  }

  private PriceSettings() {}
}
