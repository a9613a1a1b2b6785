/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.members;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.ValueReader;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** Readers of values that only the formats of Ollama have. */
final class OllamaValues {

  /* Those that other formats know as well; all count as parts of the one field. */
  static final ValueReader OPTIONS =
      members(
          FieldTable.builder()
              .key("temperature", decimal(Parameter.TEMPERATURE))
              .key("top_p", decimal(Parameter.TOP_P))
              .key("frequency_penalty", decimal(Parameter.FREQUENCY_PENALTY))
              .key("presence_penalty", decimal(Parameter.PRESENCE_PENALTY))
              .key("seed", whole(Parameter.SEED))
              .key("num_predict", whole(Parameter.MAX_TOKENS))
              .key("stop", texts(Parameter.STOP_SEQUENCES))
              .build());

  /** The server streams unless it is told not to. */
  static void stream(JsonParser value, RequestFacts.Builder facts) throws IOException {
    facts.stream(!value.hasToken(JsonToken.VALUE_FALSE));
    value.skipChildren();
  }

  /** The word for JSON, or a schema. */
  static void format(JsonParser value, RequestFacts.Builder facts) throws IOException {
    boolean named = value.hasToken(JsonToken.VALUE_STRING) && value.getText().equals("json");
    if (named || value.isExpectedStartObjectToken()) {
      facts.parameter(Parameter.OUTPUT_TYPE, "json");
    }
    value.skipChildren();
  }

  private OllamaValues() {}
}
