/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.tool;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool that a request offers, in whatever format. Immutable. */
final class OfferedTool {

  private static final String NAME = "name";

  private final String name;
  private final String description;

  private OfferedTool(String name, @Nullable String description) {
    this.name = name;
    this.description = description == null ? "" : description;
  }

  /** Those of a prompt. */
  static List<OfferedTool> of(Prompt prompt) {
    List<OfferedTool> tools = new ArrayList<>();
    for (Part schema : prompt.schemas()) {
      read(schema.text(), tools);
    }
    return tools;
  }

  String name() {
    return name;
  }

  /** What it is said to do; empty where nothing is. */
  String description() {
    return description;
  }

  private static void read(String schema, List<OfferedTool> tools) {
    try {
      JsonNode root = JsonNode.read(schema.getBytes(StandardCharsets.UTF_8));
      List<JsonNode> elements = root.elements();
      for (JsonNode element : elements.isEmpty() ? root.member("tools").elements() : elements) {
        add(element, tools);
      }
    } catch (MalformedBodyException notOurs) {
      // The provider will say so.
    }
  }

  /* The formats wrap what a tool is in an object by its kind, or several in a list. */
  private static void add(JsonNode element, List<OfferedTool> tools) {
    if (addNamed(element, tools)) {
      return;
    }
    for (JsonNode inner : element.children()) {
      if (!addNamed(inner, tools)) {
        inner.elements().forEach(each -> addNamed(each, tools));
      }
    }
  }

  private static boolean addNamed(JsonNode tool, List<OfferedTool> tools) {
    String name = tool.member(NAME).string();
    return name != null && tools.add(new OfferedTool(name, tool.member("description").string()));
  }
}
