/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** Reads the tools: those that the application runs itself, and those of the provider. */
final class ToolsReader {

  static void tools(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.isExpectedStartArrayToken()) {
      while (value.nextToken() != JsonToken.END_ARRAY) {
        readTool(value, facts);
      }
    } else if (!Values.isUnset(value)) {
      readTool(value, facts);
    }
    value.skipChildren();
  }

  private static void readTool(JsonParser tool, RequestFacts.Builder facts) throws IOException {
    if (tool.isExpectedStartObjectToken()) {
      while (tool.nextToken() != JsonToken.END_OBJECT) {
        String kind = tool.currentName();
        if (!tool.nextToken().equals(JsonToken.VALUE_NULL)) {
          readKind(kind, facts);
        }
        tool.skipChildren();
      }
    }
    tool.skipChildren();
  }

  private static void readKind(String kind, RequestFacts.Builder facts) {
    facts.tools(true);
    if (!kind.equals("functionDeclarations") && !kind.equals("function_declarations")) {
      facts.uncacheable(Uncacheable.HOSTED_TOOL);
    }
  }

  private ToolsReader() {}
}
