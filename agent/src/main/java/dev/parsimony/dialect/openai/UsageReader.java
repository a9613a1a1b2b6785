/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Usage;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the provider reports as used. */
final class UsageReader {

  /** The members that are read here, {@code usage} among them. */
  static final Set<String> NAMES =
      Json.names(
          Collections.<String>emptySet(),
          "usage",
          "prompt_tokens",
          "prompt_tokens_details",
          "completion_tokens",
          "completion_tokens_details",
          "input_tokens",
          "input_tokens_details",
          "output_tokens",
          "output_tokens_details",
          "cached_tokens",
          "num_cached_tokens",
          "cache_write_tokens",
          "reasoning_tokens");

  /** Usage in the words of chat, embeddings and legacy completions. */
  static @Nullable Usage ofCompletion(@Nullable Object usage) {
    return read(Json.object(usage), "prompt_tokens", "completion_tokens");
  }

  /** Usage in the words of responses. */
  static @Nullable Usage ofResponse(@Nullable Object usage) {
    return read(Json.object(usage), "input_tokens", "output_tokens");
  }

  private static @Nullable Usage read(
      Map<String, @Nullable Object> usage, String inputName, String outputName) {
    long input = Counts.of(usage.get(inputName));
    long output = Counts.of(usage.get(outputName));
    if (input < 0 && output < 0) {
      return null;
    }
    Map<String, @Nullable Object> read = Json.object(usage.get(inputName + "_details"));
    Map<String, @Nullable Object> written = Json.object(usage.get(outputName + "_details"));
    Object cached = read.getOrDefault("cached_tokens", usage.get("num_cached_tokens"));
    long cacheRead = Counts.of(cached, input);
    long cacheWrite = Counts.of(read.get("cache_write_tokens"), input - Math.max(cacheRead, 0));
    long reasoning = Counts.of(written.get("reasoning_tokens"), output);
    return new Usage(input, output, cacheRead, cacheWrite, reasoning);
  }

  private UsageReader() {}
}
