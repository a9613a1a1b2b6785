/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.members;
import static dev.parsimony.dialect.json.Values.text;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.ValueReader;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Readers of values that only the formats of Bedrock have. */
final class ConverseValues {

  /** A tier of its own for what is computed on faster hardware: it is priced apart. */
  static final String OPTIMIZED = "optimized";

  private static final String DRAFT = "DRAFT";

  private static final ValueReader INFERENCE = members(inference());
  private static final ValueReader GUARDRAIL = members(guardrail());
  private static final ValueReader PERFORMANCE =
      members(Collections.singletonMap("latency", ConverseValues::latency));

  static void inferenceConfig(JsonParser value, RequestFacts.Builder facts) throws IOException {
    INFERENCE.read(value, facts);
  }

  static void guardrailConfig(JsonParser value, RequestFacts.Builder facts) throws IOException {
    GUARDRAIL.read(value, facts);
  }

  static void performanceConfig(JsonParser value, RequestFacts.Builder facts) throws IOException {
    PERFORMANCE.read(value, facts);
  }

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

  /* Some models' own formats spell them in snake case. */
  private static Map<String, ValueReader> inference() {
    Map<String, ValueReader> readers = new HashMap<>();
    readers.put("maxTokens", whole(Parameter.MAX_TOKENS));
    readers.put("max_new_tokens", whole(Parameter.MAX_TOKENS));
    readers.put("temperature", decimal(Parameter.TEMPERATURE));
    readers.put("topP", decimal(Parameter.TOP_P));
    readers.put("top_p", decimal(Parameter.TOP_P));
    readers.put("stopSequences", texts(Parameter.STOP_SEQUENCES));
    return readers;
  }

  private static Map<String, ValueReader> guardrail() {
    Map<String, ValueReader> readers = new HashMap<>();
    readers.put("guardrailIdentifier", text(Parameter.GUARDRAIL_ID));
    readers.put("guardrailVersion", ConverseValues::guardrailVersion);
    return readers;
  }

  private ConverseValues() {}
}
