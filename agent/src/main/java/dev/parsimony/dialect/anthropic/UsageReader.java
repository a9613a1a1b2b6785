/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the provider reports as used. Its input tokens are those beside the prompt cache; ours
 * are all.
 */
final class UsageReader {

  static void read(@Nullable Object value, ReplyFacts.Builder facts) {
    Map<String, @Nullable Object> usage = Json.object(value);
    facts.usage(usage(usage)).serviceTier(tier(usage));
  }

  private static @Nullable Usage usage(Map<String, @Nullable Object> usage) {
    long fresh = Counts.of(usage.get("input_tokens"));
    long output = Counts.of(usage.get("output_tokens"));
    if (fresh < 0 && output < 0) {
      return null;
    }
    long read = Counts.of(usage.get("cache_read_input_tokens"));
    long written = Counts.of(usage.get("cache_creation_input_tokens"));
    long input = fresh < 0 ? Usage.UNKNOWN : fresh + Math.max(read, 0) + Math.max(written, 0);
    long reasoning =
        Counts.of(Json.object(usage.get("output_tokens_details")).get("thinking_tokens"), output);
    long longLived =
        Counts.of(
            Json.object(usage.get("cache_creation")).get("ephemeral_1h_input_tokens"), written);
    return new Usage(input, output, read, written, reasoning).withLongLivedWrite(longLived);
  }

  /* What changes the price of a token, under one name. */
  private static @Nullable String tier(Map<String, @Nullable Object> usage) {
    if ("fast".equals(usage.get("speed"))) {
      return "fast";
    }
    String tier = Json.string(usage.get("service_tier"));
    boolean standard = tier == null || tier.equals("standard");
    return standard && "us".equals(usage.get("inference_geo")) ? "us" : tier;
  }

  private UsageReader() {}
}
