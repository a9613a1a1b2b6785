/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Grows requests at random, and changes them in one place each. */
final class JsonTrees {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 3;

  private final Random random;

  JsonTrees(Random random) {
    this.random = random;
  }

  /** One change of a body: within which field, and where. */
  record Changed(String field, String what, JsonNode body) {}

  /** Sets some fields that are not there, to anything. */
  void grow(ObjectNode body, List<String> names) {
    for (int i = 0; i < 4; i++) {
      String name = names.get(random.nextInt(names.size()));
      if (!body.has(name)) {
        body.set(name, any(0));
      }
    }
  }

  /** The body with each of its values changed, and each of its members and elements left out. */
  static List<Changed> changes(ObjectNode body) {
    List<Changed> changes = new ArrayList<>();
    for (JsonPointer place : places(body, JsonPointer.empty(), new ArrayList<>())) {
      JsonNode value = body.at(place);
      changes.add(changed(body, place, "another value", other(value)));
      changes.add(changed(body, place, "left out", null));
      if (value.isObject()) {
        JsonNode more = ((ObjectNode) value.deepCopy()).put("never_heard_of", 1);
        changes.add(changed(body, place, "one member more", more));
      } else if (value.isArray()) {
        changes.add(changed(body, place, "one more", ((ArrayNode) value.deepCopy()).add("one")));
      }
    }
    return changes;
  }

  private static Changed changed(
      ObjectNode body, JsonPointer place, String how, @Nullable JsonNode to) {
    ObjectNode copy = body.deepCopy();
    JsonNode holder = copy.at(place.head());
    if (holder instanceof ObjectNode object) {
      String name = place.last().getMatchingProperty();
      if (to == null) {
        object.remove(name);
      } else {
        object.set(name, to);
      }
    } else if (holder instanceof ArrayNode array) {
      int index = place.last().getMatchingIndex();
      if (to == null) {
        array.remove(index);
      } else {
        array.set(index, to);
      }
    }
    return new Changed(place.getMatchingProperty(), how + " at " + place, copy);
  }

  private static List<JsonPointer> places(JsonNode node, JsonPointer at, List<JsonPointer> found) {
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(name -> place(node.get(name), property(at, name), found));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      place(node.get(i), at.appendIndex(i), found);
    }
    return found;
  }

  private static void place(JsonNode node, JsonPointer at, List<JsonPointer> found) {
    found.add(at);
    places(node, at, found);
  }

  private static JsonPointer property(JsonPointer at, String name) {
    return at.appendProperty(name);
  }

  private static JsonNode other(JsonNode value) {
    if (value.isTextual()) {
      return NODES.textNode(value.textValue() + " ");
    }
    if (value.isBoolean()) {
      return NODES.booleanNode(!value.booleanValue());
    }
    return value.isIntegralNumber()
        ? NODES.numberNode(value.longValue() + 1)
        : NODES.textNode("another");
  }

  private JsonNode any(int depth) {
    switch (random.nextInt(depth < DEEPEST ? 6 : 4)) {
      case 0:
        return NODES.textNode("text " + random.nextInt(100));
      case 1:
        return NODES.numberNode(random.nextInt(1000));
      case 2:
        return NODES.booleanNode(random.nextBoolean());
      case 3:
        return NODES.nullNode();
      case 4:
        return NODES.arrayNode().add(any(depth + 1)).add(any(depth + 1));
      default:
        ObjectNode object = NODES.objectNode();
        object.set("a", any(depth + 1));
        object.set("b", any(depth + 1));
        return object;
    }
  }
}
