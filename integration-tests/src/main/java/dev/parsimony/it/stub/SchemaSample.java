/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Makes the value that a JSON schema asks for, with a given text in each string. */
final class SchemaSample {

  private final JsonNode root;
  private final String text;

  private SchemaSample(JsonNode root, String text) {
    this.root = root;
    this.text = text;
  }

  static JsonNode of(JsonNode schema, String text) {
    return new SchemaSample(schema, text).value(schema, 0);
  }

  private JsonNode value(JsonNode schema, int depth) {
    if (depth > 16) {
      return NullNode.instance;
    }
    if (schema.has("$ref")) {
      return value(root.at(schema.get("$ref").asText().replaceFirst("^#", "")), depth + 1);
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return schema.get("enum").path(0);
    }
    if (schema.has("anyOf")) {
      return value(schema.get("anyOf").path(0), depth + 1);
    }
    JsonNode type = schema.path("type");
    return typed(type.isArray() ? type.path(0).asText() : type.asText("object"), schema, depth);
  }

  private JsonNode typed(String type, JsonNode schema, int depth) {
    return switch (type) {
      case "string" -> TextNode.valueOf(text);
      case "integer", "number" -> IntNode.valueOf(Math.floorMod(text.hashCode(), 1000));
      case "boolean" -> BooleanNode.valueOf(text.hashCode() % 2 == 0);
      case "array" -> Json.array().add(value(schema.path("items"), depth + 1));
      case "null" -> NullNode.instance;
      default -> object(schema, depth);
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      object.set(property.getKey(), value(property.getValue(), depth + 1));
    }
    return object;
  }
}
