/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.FakeEnvironment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ConfigSnapshotTest {

  @Test
  void defaults() {
    ConfigSnapshot config = snapshot("");

    assertThat(config.mode()).isEqualTo(Mode.OBSERVE);
    assertThat(config.cacheMaxBytes()).isEqualTo(64 << 20);
    assertThat(config.cacheMaxEntryBytes()).isEqualTo(4 << 20);
    assertThat(config.summaryFile()).isNull();
    assertThat(config.summaryInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.telemetryEnabled()).isTrue();
    assertThat(config.prices()).isEmpty();
    assertThat(config.rules()).isEmpty();
  }

  @Test
  void everyKey_isRead() {
    ConfigSnapshot config =
        snapshot(
            """
            mode: off
            cache:
              max-size: 1GiB
              max-entry-size: 1MiB
            summary:
              file: /var/log/parsimony-summary.json
              interval: 1m
            telemetry:
              enabled: no
            prices:
              - model: "my-model*"
                provider: openai
                input: 0.15
                output: "0.60"
                cache-read: 0.075
                cache-write: 0.2
                from: 2026-07-01
              - {model: other, input: 0, output: 1}
            rules:
              - name: faq
              - name: rest
            """);

    assertThat(config.mode()).isEqualTo(Mode.OFF);
    assertThat(config.cacheMaxBytes()).isEqualTo(1 << 30);
    assertThat(config.cacheMaxEntryBytes()).isEqualTo(1 << 20);
    assertThat(config.summaryFile()).isEqualTo("/var/log/parsimony-summary.json");
    assertThat(config.summaryInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.telemetryEnabled()).isFalse();
    assertThat(config.rules()).extracting(Rule::name).containsExactly("faq", "rest");
    assertThat(config.prices()).hasSize(2);
  }

  @Test
  void price_hasAllItsParts() {
    PriceOverride price =
        snapshot(
                "prices: [{model: 'm*', provider: openai, input: 0.15, output: 0.60, cache-read:"
                    + " 0.075, cache-write: 0.2, from: 2026-07-01}]")
            .prices()
            .get(0);

    assertThat(price.model().matches("m1")).isTrue();
    assertThat(price.provider()).isEqualTo("openai");
    assertThat(price.input()).isEqualByComparingTo("0.15");
    assertThat(price.output()).isEqualByComparingTo("0.6");
    assertThat(price.cacheRead()).isEqualByComparingTo("0.075");
    assertThat(price.cacheWrite()).isEqualByComparingTo("0.2");
    assertThat(price.from()).isEqualTo(LocalDate.of(2026, 7, 1));
  }

  @Test
  void priceWithoutOptionalParts_hasNone() {
    PriceOverride price = snapshot("prices: [{model: m, input: 0, output: 1}]").prices().get(0);

    assertThat(price.input()).isEqualTo(BigDecimal.ZERO);
    assertThat(price.provider()).isNull();
    assertThat(price.cacheRead()).isNull();
    assertThat(price.cacheWrite()).isNull();
    assertThat(price.from()).isNull();
  }

  private static ConfigSnapshot snapshot(String yaml) {
    ParsedConfig parsed = ParsedConfig.ofText(yaml, new FakeEnvironment());
    assertThat(parsed.problems()).isEmpty();
    return parsed.snapshot();
  }
}
