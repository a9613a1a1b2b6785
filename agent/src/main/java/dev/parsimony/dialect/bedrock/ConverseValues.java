/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.members;
import static dev.parsimony.dialect.json.Values.text;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.ValueReader;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** Readers of values that only the formats of Bedrock have. */
final class ConverseValues {

  /** A tier of its own for what is computed on faster hardware: it is priced apart. */
  static final String OPTIMIZED = "optimized";

  private static final String DRAFT = "DRAFT";

  /* Some models' own formats spell them in snake case. */
  static final ValueReader INFERENCE =
      members(
          FieldTable.builder()
              .key("maxTokens", whole(Parameter.MAX_TOKENS))
              .key("max_new_tokens", whole(Parameter.MAX_TOKENS))
              .key("temperature", decimal(Parameter.TEMPERATURE))
              .key("topP", decimal(Parameter.TOP_P))
              .key("top_p", decimal(Parameter.TOP_P))
              .key("stopSequences", texts(Parameter.STOP_SEQUENCES))
              .build());

  static final ValueReader GUARDRAIL =
      members(
          FieldTable.builder()
              .key("guardrailIdentifier", text(Parameter.GUARDRAIL_ID))
              .key("guardrailVersion", ConverseValues::guardrailVersion)
              .build());

  static final ValueReader PERFORMANCE = member("latency", ConverseValues::latency);

  static void outputType(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING)) {
      String type = value.getText();
      facts.parameter(Parameter.OUTPUT_TYPE, type.startsWith("json") ? "json" : type);
    }
    value.skipChildren();
  }

  /** Notes the version of a guardrail: a draft may be another one tomorrow. */
  static void guardrailVersion(String version, RequestFacts.Builder facts) {
    if (version.equals(DRAFT)) {
      facts.uncacheable(Uncacheable.STATEFUL);
    }
  }

  private static void latency(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING) && value.getText().equals(OPTIMIZED)) {
      facts.parameter(Parameter.SERVICE_TIER, OPTIMIZED);
    }
    value.skipChildren();
  }

  private static void guardrailVersion(JsonParser value, RequestFacts.Builder facts)
      throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING)) {
      guardrailVersion(value.getText(), facts);
    }
    value.skipChildren();
  }

  private ConverseValues() {}
}
