/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Usage;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the provider reports as used. Its prompt includes what came from its cache; thoughts
 * and what its tools brought into the prompt are counted apart, and are part of the whole here.
 */
final class UsageReader {

  static @Nullable Usage read(@Nullable Object reported) {
    Map<String, @Nullable Object> usage = Json.object(reported);
    long prompt = Counts.of(usage.get("promptTokenCount"));
    long brought = Counts.of(usage.get("toolUsePromptTokenCount"));
    long input = prompt < 0 ? Usage.UNKNOWN : prompt + Math.max(0, brought);
    long thoughts = Counts.of(usage.get("thoughtsTokenCount"));
    long output = output(usage, input, thoughts);
    if (input < 0 && output < 0) {
      return null;
    }
    long cached = Counts.of(usage.get("cachedContentTokenCount"), Math.max(0, input));
    return new Usage(input, output, cached, Usage.UNKNOWN, thoughts);
  }

  static @Nullable Usage ofEmbeddings(@Nullable Object reported) {
    long input = Counts.of(Json.object(reported).get("promptTokenCount"));
    return input < 0 ? null : Usage.of(input, 0);
  }

  /** The tier that a call was served at, by the names that a request has for them. */
  static @Nullable String serviceTier(@Nullable Object reported) {
    Map<String, @Nullable Object> usage = Json.object(reported);
    String tier = Json.string(usage.get("serviceTier"));
    String traffic = Json.string(usage.get("trafficType"));
    String told = tier != null ? tier : traffic == null ? "" : traffic;
    switch (told) {
      case "":
      case "TRAFFIC_TYPE_UNSPECIFIED":
        return null;
      case "ON_DEMAND":
        return "standard";
      case "ON_DEMAND_FLEX":
        return "flex";
      case "ON_DEMAND_PRIORITY":
        return "priority";
      default:
        return told.toLowerCase(Locale.ROOT);
    }
  }

  /* A count of zero is left out on the wire; then the total tells whether it was one. */
  private static long output(Map<String, @Nullable Object> usage, long input, long thoughts) {
    long said = Counts.of(usage.get("candidatesTokenCount"));
    if (said >= 0) {
      return said + Math.max(0, thoughts);
    }
    long total = Counts.of(usage.get("totalTokenCount"));
    return total < 0 || input < 0 || total < input ? Usage.UNKNOWN : total - input;
  }

  private UsageReader() {}
}
