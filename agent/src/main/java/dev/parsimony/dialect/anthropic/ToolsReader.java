/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reads the list of tools: those that the application runs itself, and those of the provider. */
final class ToolsReader {

  /* Their types end in a date; what has no type is the application's own as well. */
  private static final List<String> RUN_BY_APPLICATION =
      Arrays.asList("bash_", "text_editor_", "computer_", "memory_");

  static void tools(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (!value.isExpectedStartArrayToken()) {
      value.skipChildren();
      return;
    }
    while (value.nextToken() != JsonToken.END_ARRAY) {
      facts.tools(true);
      if (!value.isExpectedStartObjectToken() || !isOwn(value)) {
        facts.uncacheable(Uncacheable.HOSTED_TOOL);
      }
      value.skipChildren();
    }
  }

  /** The list of servers whose tools the provider runs. */
  static void servers(JsonParser value, RequestFacts.Builder facts) throws IOException {
    boolean none = Values.isUnset(value);
    if (value.isExpectedStartArrayToken()) {
      none = value.nextToken() == JsonToken.END_ARRAY;
      while (!value.hasToken(JsonToken.END_ARRAY)) {
        value.skipChildren();
        value.nextToken();
      }
    }
    if (!none) {
      facts.tools(true).uncacheable(Uncacheable.HOSTED_TOOL);
    }
    value.skipChildren();
  }

  /* Reads one tool to its end. */
  private static boolean isOwn(JsonParser tool) throws IOException {
    boolean own = true;
    while (tool.nextToken() != JsonToken.END_OBJECT) {
      boolean isType = "type".equals(tool.currentName());
      tool.nextToken();
      if (isType) {
        own = tool.hasToken(JsonToken.VALUE_STRING) ? isOwn(tool.getText()) : Values.isUnset(tool);
      }
      tool.skipChildren();
    }
    return own;
  }

  private static boolean isOwn(String type) {
    return type.equals("custom") || RUN_BY_APPLICATION.stream().anyMatch(type::startsWith);
  }

  private ToolsReader() {}
}
