/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** Reads the list of tools: those that the application runs itself, and those of the provider. */
final class ToolsReader {

  static void tools(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (!value.isExpectedStartArrayToken()) {
      value.skipChildren();
      return;
    }
    while (value.nextToken() != JsonToken.END_ARRAY) {
      facts.tools(true);
      if (!value.isExpectedStartObjectToken() || !isOwn(value, facts)) {
        facts.uncacheable(Uncacheable.HOSTED_TOOL);
      }
      value.skipChildren();
    }
  }

  /** A tool that is switched on by its options. */
  static void hostedTool(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (!Values.isUnset(value)) {
      facts.tools(true).uncacheable(Uncacheable.HOSTED_TOOL);
    }
    value.skipChildren();
  }

  /* Reads one tool to its end. */
  private static boolean isOwn(JsonParser tool, RequestFacts.Builder facts) throws IOException {
    boolean own = false;
    while (tool.nextToken() != JsonToken.END_OBJECT) {
      boolean isType = "type".equals(tool.currentName());
      tool.nextToken();
      if (isType && tool.hasToken(JsonToken.VALUE_STRING)) {
        String type = tool.getText();
        own = type.equals("function") || type.equals("custom");
        if (type.equals("file_search")) {
          facts.uncacheable(Uncacheable.FILE);
        }
      }
      tool.skipChildren();
    }
    return own;
  }

  private ToolsReader() {}
}
