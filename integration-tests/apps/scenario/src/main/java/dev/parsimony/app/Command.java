/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** One line of input. */
final class Command {

  private final JsonNode line;

  Command(JsonNode line) {
    this.line = line;
  }

  String text(String field, String otherwise) {
    return line.path(field).asText(otherwise);
  }

  int number(String field, int otherwise) {
    return line.path(field).asInt(otherwise);
  }

  boolean flag(String field, boolean otherwise) {
    return line.path(field).asBoolean(otherwise);
  }

  JsonNode node(String field) {
    return line.path(field);
  }

  /** The same command with one field changed. */
  Command with(String field, String value) {
    ObjectNode changed = line.deepCopy();
    changed.put(field, value);
    return new Command(changed);
  }

  String model(String otherwise) {
    return text("model", otherwise);
  }

  String prompt() {
    return text("prompt", "Hello");
  }

  /** Everything that is to stand in the request's body beside model and prompt. */
  void eachBodyProperty(BiConsumer<String, JsonNode> consumer) {
    Iterator<Map.Entry<String, JsonNode>> fields = line.path("body").fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      consumer.accept(field.getKey(), field.getValue());
    }
  }

  void eachHeader(BiConsumer<String, String> consumer) {
    Iterator<Map.Entry<String, JsonNode>> fields = line.path("headers").fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      consumer.accept(field.getKey(), field.getValue().asText());
    }
  }
}
