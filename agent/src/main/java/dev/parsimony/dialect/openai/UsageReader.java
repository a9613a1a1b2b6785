/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonNumber;
import dev.parsimony.exchange.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the provider reports as used; a count that cannot be true is unknown. */
final class UsageReader {

  private static final long MAX_TOKENS = 1_000_000_000_000L;

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
    long input = count(usage.get(inputName), MAX_TOKENS);
    long output = count(usage.get(outputName), MAX_TOKENS);
    if (input < 0 && output < 0) {
      return null;
    }
    Map<String, @Nullable Object> read = Json.object(usage.get(inputName + "_details"));
    Map<String, @Nullable Object> written = Json.object(usage.get(outputName + "_details"));
    long cacheRead = count(read.get("cached_tokens"), input);
    long cacheWrite = count(read.get("cache_write_tokens"), input - Math.max(cacheRead, 0));
    long reasoning = count(written.get("reasoning_tokens"), output);
    return new Usage(input, output, cacheRead, cacheWrite, reasoning);
  }

  private static long count(@Nullable Object value, long most) {
    long count = JsonNumber.count(value);
    return count < 0 || count > most ? Usage.UNKNOWN : count;
  }

  private UsageReader() {}
}
