/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a call used. Of two counts, the one that is billed is taken: the other one includes
 * what the provider puts around the prompt.
 */
final class UsageReader {

  static @Nullable Usage read(@Nullable Object usage) {
    Map<String, @Nullable Object> told = Json.object(usage);
    Map<String, @Nullable Object> billed = Json.object(told.get("billed_units"));
    Map<String, @Nullable Object> counted = Json.object(told.get("tokens"));
    long input = count("input_tokens", billed, counted);
    long output = count("output_tokens", billed, counted);
    if (input < 0 && output < 0) {
      return null;
    }
    long cached = Counts.of(told.get("cached_tokens"), Math.max(input, 0));
    return new Usage(input, output, cached, Usage.UNKNOWN, Usage.UNKNOWN);
  }

  private static long count(
      String name, Map<String, @Nullable Object> billed, Map<String, @Nullable Object> counted) {
    return Counts.of(billed.get(name) == null ? counted.get(name) : billed.get(name));
  }

  private UsageReader() {}
}
