/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.members;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.unlessOne;
import static dev.parsimony.dialect.json.Values.whole;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.ValueReader;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Readers of values that only these formats have. Names may be spelt in snake case. */
final class GeminiValues {

  private static final String TIER = "service_tier_";

  private static final ValueReader SEVERAL =
      Values.both(whole(Parameter.CHOICE_COUNT), unlessOne(Uncacheable.SEVERAL_CHOICES));

  static final ValueReader GENERATION =
      members(
          FieldTable.builder()
              .key("temperature", decimal(Parameter.TEMPERATURE))
              .key("topP", decimal(Parameter.TOP_P))
              .key("top_p", decimal(Parameter.TOP_P))
              .key("topK", decimal(Parameter.TOP_K))
              .key("top_k", decimal(Parameter.TOP_K))
              .key("candidateCount", SEVERAL)
              .key("candidate_count", SEVERAL)
              .key("maxOutputTokens", whole(Parameter.MAX_TOKENS))
              .key("max_output_tokens", whole(Parameter.MAX_TOKENS))
              .key("stopSequences", texts(Parameter.STOP_SEQUENCES))
              .key("stop_sequences", texts(Parameter.STOP_SEQUENCES))
              .key("presencePenalty", decimal(Parameter.PRESENCE_PENALTY))
              .key("presence_penalty", decimal(Parameter.PRESENCE_PENALTY))
              .key("frequencyPenalty", decimal(Parameter.FREQUENCY_PENALTY))
              .key("frequency_penalty", decimal(Parameter.FREQUENCY_PENALTY))
              .key("seed", whole(Parameter.SEED))
              .key("responseMimeType", GeminiValues::mimeType)
              .key("response_mime_type", GeminiValues::mimeType)
              .key("responseModalities", GeminiValues::modalities)
              .key("response_modalities", GeminiValues::modalities)
              .build());

  /** Looks through contents for a file that a request only names. */
  static void content(JsonParser value, RequestFacts.Builder facts) throws IOException {
    int depth = 0;
    for (JsonToken token = value.currentToken(); ; token = value.nextToken()) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      String name = token == JsonToken.START_OBJECT ? value.currentName() : null;
      if ("fileData".equals(name) || "file_data".equals(name)) {
        facts.uncacheable(Uncacheable.FILE);
      }
      if (depth == 0) {
        return;
      }
    }
  }

  static void serviceTier(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING)) {
      String tier = value.getText().toLowerCase(Locale.ROOT);
      String name = tier.startsWith(TIER) ? tier.substring(TIER.length()) : tier;
      if (!name.equals("unspecified")) {
        facts.parameter(Parameter.SERVICE_TIER, name);
      }
    }
    value.skipChildren();
  }

  private static void mimeType(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING)) {
      boolean json = value.getText().equals("application/json");
      facts.parameter(Parameter.OUTPUT_TYPE, json ? "json" : "text");
    }
    value.skipChildren();
  }

  private static void modalities(JsonParser value, RequestFacts.Builder facts) throws IOException {
    List<String> modalities = Values.strings(value);
    if (modalities.contains("AUDIO")) {
      facts.parameter(Parameter.OUTPUT_TYPE, "speech");
    } else if (modalities.contains("IMAGE")) {
      facts.parameter(Parameter.OUTPUT_TYPE, "image");
    }
  }

  private GeminiValues() {}
}
