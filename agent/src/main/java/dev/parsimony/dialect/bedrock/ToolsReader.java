/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.json.Values.member;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.ValueReader;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** Reads the list of tools: those that the application runs itself, and those of the provider. */
final class ToolsReader {

  private static final ValueReader TOOLS = member("tools", ToolsReader::tools);

  static void toolConfig(JsonParser value, RequestFacts.Builder facts) throws IOException {
    TOOLS.read(value, facts);
  }

  private static void tools(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.isExpectedStartArrayToken()) {
      while (value.nextToken() != JsonToken.END_ARRAY) {
        readTool(value, facts);
      }
    }
    value.skipChildren();
  }

  private static void readTool(JsonParser tool, RequestFacts.Builder facts) throws IOException {
    if (tool.isExpectedStartObjectToken()) {
      while (tool.nextToken() != JsonToken.END_OBJECT) {
        readKind(tool.currentName(), facts);
        tool.nextToken();
        tool.skipChildren();
      }
    }
    tool.skipChildren();
  }

  private static void readKind(String kind, RequestFacts.Builder facts) {
    switch (kind) {
      case "toolSpec":
        facts.tools(true);
        break;
      case "cachePoint":
        break;
      default:
        facts.tools(true).uncacheable(Uncacheable.HOSTED_TOOL);
    }
  }

  private ToolsReader() {}
}
