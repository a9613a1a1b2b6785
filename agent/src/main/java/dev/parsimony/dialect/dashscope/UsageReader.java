/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a call used; embeddings tell a total alone. */
final class UsageReader {

  static @Nullable Usage read(@Nullable Object usage) {
    Map<String, @Nullable Object> told = Json.object(usage);
    long input = Counts.of(told.get("input_tokens"));
    long output = Counts.of(told.get("output_tokens"));
    if (input < 0 && output < 0) {
      long total = Counts.of(told.get("total_tokens"));
      return total < 0 ? null : Usage.of(total, Usage.UNKNOWN);
    }
    Map<String, @Nullable Object> details = Json.object(told.get("prompt_tokens_details"));
    long cached = Counts.of(details.get("cached_tokens"), Math.max(input, 0));
    Object reasoning = Json.object(told.get("output_tokens_details")).get("reasoning_tokens");
    return new Usage(
        input, output, cached, Usage.UNKNOWN, Counts.of(reasoning, Math.max(output, 0)));
  }

  private UsageReader() {}
}
