/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the readers of prompts have in common. */
public final class Prompts {

  private static final List<String> CACHE_MARKS =
      Collections.unmodifiableList(Arrays.asList("cache_control", "cachePoint"));

  /** Reads a body; one that is malformed says nothing. */
  public static Prompt read(byte[] body, Function<JsonNode, Prompt> reader) {
    try {
      return reader.apply(JsonNode.read(body));
    } catch (MalformedBodyException notOurs) {
      return Prompt.NONE;
    }
  }

  /** Who speaks, by the usual names. */
  public static Role role(@Nullable String name) {
    switch (String.valueOf(name)) {
      case "system":
      case "developer":
        return Role.SYSTEM;
      case "assistant":
      case "model":
        return Role.ASSISTANT;
      case "tool":
      case "function":
        return Role.TOOL;
      default:
        return Role.USER;
    }
  }

  /** The message that is an element of a list, with the ids of the usual names. */
  public static Message message(JsonNode element, PromptTable table) {
    Role role = role(element.member("role").string());
    Message.Builder message = Message.by(role).place(element.place());
    table.read(element, role == Role.TOOL ? Part.Kind.TOOL_RESULT : Part.Kind.TEXT, message);
    for (JsonNode call : element.member("tool_calls").elements()) {
      message.calls(call.member("id").string());
    }
    return message.answers(element.member("tool_call_id").string()).build();
  }

  /** Adds a message of its own, with what stands outside of any list of them. */
  public static void add(Role role, JsonNode said, PromptTable table, List<Message> messages) {
    Message.Builder message = Message.by(role);
    table.read(said, Part.Kind.TEXT, message);
    add(message.build(), messages);
  }

  /** Adds a message that says something. */
  public static void add(Message message, List<Message> messages) {
    if (!message.parts().isEmpty()) {
      messages.add(message);
    }
  }

  /** Those members that are there and say something, as the JSON that they are. */
  public static List<Part> schemas(JsonNode object, List<String> names) {
    List<Part> schemas = new ArrayList<>();
    for (String name : names) {
      JsonNode schema = object.member(name);
      if (!schema.children().isEmpty()) {
        Part part = Part.json(Part.Kind.SCHEMA, schema.json(), schema.place());
        schemas.add(isMarked(schema) ? part.withCacheMark() : part);
      }
    }
    return schemas;
  }

  /* An element of the list of tools says so, or stands between them and says so. */
  private static boolean isMarked(JsonNode schema) {
    for (JsonNode tool :
        (schema.elements().isEmpty() ? schema.member("tools") : schema).elements()) {
      for (String mark : CACHE_MARKS) {
        if (!tool.member(mark).is(JsonNode.Kind.MISSING)) {
          return true;
        }
      }
    }
    return false;
  }

  private Prompts() {}
}
