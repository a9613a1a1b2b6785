/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the provider reports as used. Input that went through the prompt cache is counted
 * apart by the provider, and is part of the input here.
 */
final class UsageReader {

  static @Nullable Usage read(@Nullable Object reported) {
    Map<String, @Nullable Object> usage = Json.object(reported);
    long fresh = Counts.of(usage.get("inputTokens"));
    long output = Counts.of(usage.get("outputTokens"));
    if (fresh < 0 && output < 0) {
      return null;
    }
    long read = cached(usage, "cacheReadInputToken");
    long written = cached(usage, "cacheWriteInputToken");
    long input = fresh < 0 ? fresh : fresh + Math.max(read, 0) + Math.max(written, 0);
    return new Usage(input, output, read, written, Usage.UNKNOWN);
  }

  /* Converse counts "Tokens", the format of Nova a "TokenCount". */
  private static long cached(Map<String, @Nullable Object> usage, String name) {
    long count = Counts.of(usage.get(name + "s"));
    return count >= 0 ? count : Counts.of(usage.get(name + "Count"));
  }

  private UsageReader() {}
}
