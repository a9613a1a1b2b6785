/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.json.Values.isUnset;
import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.strings;
import static dev.parsimony.dialect.json.Values.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.ValueReader;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.Locale;

/** Readers of values that only the formats of OpenAI have. */
final class OpenAiValues {

  static void streamOptions(JsonParser value, RequestFacts.Builder facts) throws IOException {
    member(
            "include_usage",
            (usage, into) -> {
              into.usageInStream(usage.hasToken(JsonToken.VALUE_TRUE));
              usage.skipChildren();
            })
        .read(value, facts);
  }

  /** The type of output format: text stays, the kinds of JSON are one. */
  static void outputType(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING)) {
      String type = value.getText();
      if (type.equals("text")) {
        facts.parameter(Parameter.OUTPUT_TYPE, type);
      } else if (type.startsWith("json")) {
        facts.parameter(Parameter.OUTPUT_TYPE, "json");
      }
    }
    value.skipChildren();
  }

  /** A list of output kinds, one of which may be audio. */
  static void modalities(JsonParser value, RequestFacts.Builder facts) throws IOException {
    for (String modality : strings(value)) {
      if (modality.toLowerCase(Locale.ROOT).equals("audio")) {
        facts.uncacheable(Uncacheable.AUDIO).parameter(Parameter.OUTPUT_TYPE, "speech");
      }
    }
  }

  /** A string, or an object with an id. */
  static void conversation(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (!isUnset(value)) {
      facts.uncacheable(Uncacheable.STATEFUL);
    }
    ValueReader id = text(Parameter.CONVERSATION_ID);
    (value.isExpectedStartObjectToken() ? member("id", id) : id).read(value, facts);
  }

  private OpenAiValues() {}
}
