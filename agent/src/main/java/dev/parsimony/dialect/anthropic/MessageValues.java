/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** Readers of values that only this format has. */
final class MessageValues {

  /** The type of an output format: the kinds of JSON are one. */
  static void outputType(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING) && value.getText().startsWith("json")) {
      facts.parameter(Parameter.OUTPUT_TYPE, "json");
    }
    value.skipChildren();
  }

  private MessageValues() {}
}
