/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the readers of prompts have in common. */
public final class Prompts {

  /** Reads a body; one that is malformed says nothing. */
  public static Prompt read(byte[] body, Function<JsonNode, Prompt> reader) {
    try {
      return reader.apply(JsonNode.read(body));
    } catch (MalformedBodyException notOurs) {
      return Prompt.NONE;
    }
  }

  /** Those members that are there and say something, as the JSON that they are. */
  public static List<Part> schemas(JsonNode object, List<String> names) {
    List<Part> schemas = new ArrayList<>();
    for (String name : names) {
      JsonNode schema = object.member(name);
      if (!schema.children().isEmpty()) {
        schemas.add(Part.json(Part.Kind.SCHEMA, schema.json(), schema.place()));
      }
    }
    return schemas;
  }

  private Prompts() {}
}
