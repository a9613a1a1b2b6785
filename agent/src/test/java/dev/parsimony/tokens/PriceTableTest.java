/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {

  private static final PriceTable TABLE = PriceTable.standard();
  private static final long NOW = nanos("2026-11-21T12:00:00Z");

  /*
   * Dollars a million tokens are thousandths of a nano-dollar a token, times a million:
   *
   * model        | fresh x rate     | cached x rate   | written x rate  | output x rate  | tier | nano
   * gpt-4o-mini  | 36 x 150         | 64 x 75         | -               | 20 x 600       | 1    | 22200
   * gpt-4o       | 1000 x 2500      | 0               | -               | 500 x 10000    | 1    | 7500000
   * gpt-4o       | 1000 x 2500      | 0               | -               | 500 x 10000    | 1/2  | 3750000
   * gpt-4o       | 1000 x 2500      | 0               | -               | 500 x 10000    | 2    | 15000000
   * gpt-6-sol    | 500 x 2000       | 300 x 200       | 200 x 2500      | 10 x 10000     | 1    | 1660000
   * gpt-5.4      | 271999 x 2500    | 0               | -               | 1 x 15000      | 1    | 680012500
   * gpt-5.4      | 272000 x 5000    | 0               | -               | 1 x 22500      | 1    | 1360022500
   * gpt-5.4 long | 72000 x 5000     | 200000 x 500    | -               | 0              | 1    | 460000000
   * embeddings-s | 9 x 20           | -               | -               | -              | 1    | 180
   */
  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini, 100, 20, 64, -1, default, 22200",
    "gpt-4o, 1000, 500, 0, -1, auto, 7500000",
    "gpt-4o, 1000, 500, -1, -1, flex, 3750000",
    "gpt-4o, 1000, 500, -1, -1, batch, 3750000",
    "gpt-4o, 1000, 500, -1, -1, Priority, 15000000",
    "gpt-6-sol, 1000, 10, 300, 200, default, 1660000",
    "gpt-5.4, 271999, 1, 0, -1, default, 680012500",
    "gpt-5.4, 272000, 1, 0, -1, default, 1360022500",
    "gpt-5.4, 272000, 0, 200000, -1, default, 460000000",
    "text-embedding-3-small, 9, 0, -1, -1, default, 180",
    "text-embedding-3-small, 9, -1, -1, -1, default, 180",
  })
  void cost_isExact(
      String model, long in, long out, long read, long written, String tier, long nanoDollars) {
    Usage usage = new Usage(in, out, read, written, -1);

    assertThat(TABLE.cost("openai", model, usage, tier, NOW)).isEqualTo(nanoDollars);
  }

  /*
   * Worked out by hand for claude-sonnet-4-5: 25 fresh x 3000, 2048 read x 300, 100 written for five
   * minutes x 3750 and 200 for an hour x 6000, 18 out x 15000; above 200,000 in, all rates double but
   * output, which is 22500.
   */
  @ParameterizedTest
  @CsvSource({
    "2373, 200, standard, 2534400",
    "2373, 0, standard, 2084400",
    "2373, -1, , 2084400",
    "2373, 999, standard, 2759400",
    "2373, 200, us, 2787840",
    "2373, 200, batch, 1267200",
    "200349, 200, standard, 1192789800",
  })
  void writesForAnHour_haveARateOfTheirOwn(
      long in, long longLived, @Nullable String tier, long nanoDollars) {
    Usage usage = new Usage(in, 18, 2048, 300, -1).withLongLivedWrite(longLived);

    assertThat(TABLE.cost("anthropic", "claude-sonnet-4-5-20250929", usage, tier, NOW))
        .isEqualTo(nanoDollars);
  }

  @Test
  void cost_roundsHalfUpAtTheEndOnly() {
    // 1 x 8.75 nano-dollars read from the cache; 2 of them are 17.5, which becomes 18.
    assertThat(TABLE.cost("aws.bedrock", "amazon.nova-micro-v1:0", usage(1, 0, 1), null, NOW))
        .isEqualTo(9);
    assertThat(TABLE.cost("aws.bedrock", "amazon.nova-micro-v1:0", usage(2, 0, 2), null, NOW))
        .isEqualTo(18);
  }

  @Test
  void cacheRead_withoutRateOfItsOwn_isPricedAsInput() {
    assertThat(cost("gpt-4o-2024-05-13", usage(10, 0, 4))).isEqualTo(50_000);
  }

  @Test
  void moreCachedThanInput_leavesNoNegativeRemainder() {
    assertThat(cost("gpt-4o", usage(10, 0, 100))).isEqualTo(125_000);
  }

  @Test
  void unknownPart_makesTheCostUnknown_exceptCacheParts() {
    assertThat(cost("gpt-4o", Usage.of(-1, 5))).isNull();
    assertThat(cost("gpt-4o", Usage.of(5, -1))).isNull();
    assertThat(cost("gpt-4o", Usage.of(1, 0))).isEqualTo(2_500);
    assertThat(cost("text-embedding-3-small", Usage.of(1, 1))).isNull();
  }

  @Test
  void figureThatDoesNotFit_isUnknown() {
    assertThat(cost("gpt-4o", Usage.of(Long.MAX_VALUE, 1))).isNull();
    assertThat(cost("gpt-4o", usage(5, 1, Long.MAX_VALUE))).isNull();
    assertThat(cost("gpt-4o", new Usage(5, 1, Long.MAX_VALUE, Long.MAX_VALUE, 0))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o-2024-08-06", "claude-haiku-4-5-20251001"})
  void datedSnapshot_hasThePriceOfItsModel(String model) {
    String provider = model.startsWith("gpt") ? "openai" : "anthropic";
    String base = model.startsWith("gpt") ? "gpt-4o" : "claude-haiku-4-5";

    assertThat(TABLE.cost(provider, model, Usage.of(7, 7), null, NOW))
        .isNotNull()
        .isEqualTo(TABLE.cost(provider, base, Usage.of(7, 7), null, NOW));
    assertThat(TABLE.knows(model)).isTrue();
  }

  @Test
  void snapshotWithARowOfItsOwn_hasItsOwnPrice() {
    assertThat(cost("gpt-4o-2024-05-13", Usage.of(1, 1))).isEqualTo(20_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gpt-4o-audio-preview-2024-10-01",
        "ft:gpt-4o:acme::id",
        "ft:gpt-4o-2024-08-06",
        "GPT-4o",
        "gpt-4o-2024-08-06-x",
        "gpt-4o\n"
      })
  void otherModels_areUnknown(String model) {
    assertThat(cost(model, Usage.of(1, 1))).isNull();
    assertThat(TABLE.knows(model)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-haiku-4-5-20251001-v1:0, 6600",
    "us.anthropic.claude-haiku-4-5-20251001-v1:0, 6600",
    "apac.anthropic.claude-haiku-4-5, 6600",
    "global.anthropic.claude-haiku-4-5-20251001-v1:0, 6000",
    "arn:aws:bedrock:us-east-1:1:inference-profile/eu.anthropic.claude-haiku-4-5-v1:0, 6600",
    "arn:aws:bedrock:us-east-1:1:inference-profile/global.anthropic.claude-haiku-4-5-v1:0, 6000",
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0, 1500",
    "anthropic.claude-3-haiku-20240307-v1:0:200k, 1500",
    "eu.amazon.nova-pro-v1:0, 4000",
    "amazon.titan-text-express-v1, 800",
  })
  void modelOnBedrock_hasThePriceOfItsRegionWhateverItsVersion(String model, long nanoDollars) {
    assertThat(TABLE.cost("aws.bedrock", model, Usage.of(1, 1), null, NOW)).isEqualTo(nanoDollars);
    assertThat(TABLE.knows(model)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc",
        "arn:aws:bedrock:us-east-1:1:provisioned-model/anthropic.claude-3-haiku",
        "arn:aws:bedrock:us-east-1:1:imported-model/amazon.nova-pro",
        "amazon.titan-embed-text-v2:0",
        "global.amazon.nova-pro-v1:0",
        "amazon.nova-pro-v1:0-tuned",
      })
  void otherModelsOnBedrock_areUnknown(String model) {
    assertThat(TABLE.cost("aws.bedrock", model, Usage.of(1, 0), null, NOW)).isNull();
  }

  @Test
  void modelOfAnotherProvider_isUnknown() {
    assertThat(TABLE.cost("groq", "gpt-4o", Usage.of(1, 1), null, NOW)).isNull();
  }

  @Test
  void tierWithoutKnownPrice_makesTheCostUnknown() {
    assertThat(TABLE.cost("openai", "gpt-4o", Usage.of(1, 1), "scale", NOW)).isNull();
    assertThat(TABLE.cost("anthropic", "claude-opus-5", Usage.of(1, 1), "priority", NOW)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, claude-sonnet-5, true, true",
    "openai, gpt-6-sol, true, false",
    "openai, gpt-4o, false, false",
    "aws.bedrock, amazon.nova-pro, false, false"
  })
  void cacheRates_areThoseThatAreStated(
      String provider, String model, boolean write, boolean longLived) {
    CacheRates rates = TABLE.cacheRates(provider, model, 1_000, NOW);

    assertThat(rates.saved()).isPositive();
    assertThat(rates.pricesWrite(false)).isEqualTo(write);
    assertThat(rates.pricesWrite(true)).isEqualTo(longLived);
  }

  @Test
  void cacheRates_areUnknown_whereReadingHasNoPrice_andThoseOfTheBandOfThePrompt() {
    assertThat(TABLE.cacheRates("aws.bedrock", "anthropic.claude-3-opus", 1_000, NOW)).isNull();
    assertThat(TABLE.cacheRates("openai", "gpt-unheard", 1_000, NOW)).isNull();
    CacheRates rates = TABLE.cacheRates("openai", "gpt-6-sol", 300_000, NOW);
    assertThat(rates.write(false)).isEqualTo(5_000_000);
    assertThat(rates.premium(false)).isEqualTo(1_000_000);
    assertThat(rates.saved()).isEqualTo(3_600_000);
  }

  @Test
  void price_dependsOnTheDayOfTheCall() {
    assertThat(at("gcp.gemini", "gemini-3.8-flash", "2026-12-31T23:59:59Z")).isEqualTo(750);
    assertThat(at("gcp.gemini", "gemini-3.8-flash", "2027-01-01T00:00:00Z")).isEqualTo(1500);
    assertThat(at("openai", "gpt-5.6-terra", "2026-07-29T23:59:59Z")).isNull();
    assertThat(at("openai", "gpt-5.6-terra", "2026-07-30T00:00:00Z")).isEqualTo(2000);
  }

  @Test
  void overrides_comeFirst_inOrder_andByPattern() {
    PriceTable table =
        TABLE.withOverrides(
            List.of(
                Price.of("openai", "ft:gpt-4o*", rates("3")),
                Price.of("openai", "gpt-4?", rates("1"))
                    .from(Instant.parse("2026-11-01T00:00:00Z")),
                Price.of("*", "gpt-4*", rates("2")),
                Price.of("openai", "big", rates("1")).withLongContext(10, rates("9"))));

    assertThat(table.cost("openai", "ft:gpt-4o:x", Usage.of(1, 0), null, NOW)).isEqualTo(3000);
    assertThat(table.cost("openai", "gpt-4o", Usage.of(1, 0), null, NOW)).isEqualTo(1000);
    assertThat(table.cost("openai", "gpt-4o", Usage.of(1, 0), null, nanos("2026-10-01T00:00:00Z")))
        .isEqualTo(2000);
    assertThat(table.cost("azure", "gpt-4.1", Usage.of(1, 0), null, NOW)).isEqualTo(2000);
    assertThat(table.cost("openai", "gpt-5", Usage.of(1, 0), null, NOW)).isEqualTo(1250);
    assertThat(table.cost("openai", "big", Usage.of(10, 0), null, NOW)).isEqualTo(10_000);
    assertThat(table.cost("openai", "big", Usage.of(11, 0), null, NOW)).isEqualTo(99_000);
    assertThat(table.knows("ft:gpt-4o:x")).isTrue();
    assertThat(TABLE.knows("ft:gpt-4o:x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1000001", "1E+999999999", "0.0000001", "1E-999999999"})
  void rateThatIsNotExact_isRefused(String rate) {
    assertThatThrownBy(() -> rates(rate)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "a*b*c, axxbxxc, true",
    "a*b*c, axxbxx, false",
    "?, a, true",
    "?, '', false",
    "'', a, false",
    "a.c, abc, false",
    "**, x, true",
  })
  void glob_matchesTheWholeName(String pattern, String name, boolean matches) {
    assertThat(Glob.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void everyRowOfTheTable_isKnown() {
    assertThat(PriceResource.read()).hasSizeGreaterThan(60);
    assertThat(PriceResource.read()).allMatch(price -> TABLE.knows(price.model()));
  }

  private static @Nullable Long cost(String model, Usage usage) {
    return TABLE.cost("openai", model, usage, null, NOW);
  }

  private static @Nullable Long at(String provider, String model, String instant) {
    return TABLE.cost(provider, model, Usage.of(1, 0), null, nanos(instant));
  }

  private static Usage usage(long input, long output, long cacheRead) {
    return new Usage(input, output, cacheRead, -1, -1);
  }

  private static Rates rates(String input) {
    return Rates.perMillion(new BigDecimal(input), null, null, null);
  }

  private static long nanos(String instant) {
    Instant parsed = Instant.parse(instant);
    return parsed.getEpochSecond() * 1_000_000_000 + parsed.getNano();
  }
}
