/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a prompt as a provider sees it.
 *
 * @param mark the lifetime that its mark asks for; null where it has none
 * @param last whether a message ends with it
 */
record Block(String text, @Nullable String mark, boolean last) {

  /** Those of OpenAI's chat. A text by itself is one block. */
  static List<Block> ofChat(Map<String, @Nullable Object> body) {
    List<Block> blocks = new ArrayList<>();
    add("tool", body.get("tools"), blocks);
    for (Object message : Json.array(body.get("messages"))) {
      Map<String, @Nullable Object> fields = Json.object(message);
      add(String.valueOf(fields.get("role")), fields.get("content"), blocks);
      blocks.add(blocks.remove(blocks.size() - 1).atEnd());
    }
    return blocks;
  }

  /** Those of Converse. A mark is a block of its own, and counts for the one before. */
  static List<Block> ofConverse(Map<String, @Nullable Object> body) {
    List<Block> blocks = new ArrayList<>();
    addPoints("tool", Json.object(body.get("toolConfig")).get("tools"), blocks);
    addPoints("system", body.get("system"), blocks);
    for (Object message : Json.array(body.get("messages"))) {
      Map<String, @Nullable Object> fields = Json.object(message);
      addPoints(String.valueOf(fields.get("role")), fields.get("content"), blocks);
    }
    return blocks;
  }

  private static void addPoints(String role, @Nullable Object content, List<Block> blocks) {
    for (Object block : Json.array(content)) {
      Map<String, @Nullable Object> fields = Json.object(block);
      Object point = fields.get("cachePoint");
      if (point == null) {
        blocks.add(new Block(role + Json.writeText(fields), null, false));
      } else if (point.equals(Map.of("type", "default"))) {
        blocks.add(new Block(blocks.remove(blocks.size() - 1).text(), "5m", false));
      } else {
        throw new AssertionError("no such mark: " + fields);
      }
    }
  }

  private Block atEnd() {
    return new Block(text, mark, true);
  }

  /** Those of Anthropic's messages. A text by itself is one block. */
  static List<Block> ofMessages(Map<String, @Nullable Object> body) {
    List<Block> blocks = new ArrayList<>();
    add("tool", body.get("tools"), blocks);
    add("system", body.get("system"), blocks);
    for (Object message : Json.array(body.get("messages"))) {
      Map<String, @Nullable Object> fields = Json.object(message);
      add(String.valueOf(fields.get("role")), fields.get("content"), blocks);
    }
    return blocks;
  }

  private static void add(String role, @Nullable Object content, List<Block> blocks) {
    if (content instanceof String) {
      blocks.add(new Block(role + content, null, false));
    }
    for (Object block : Json.array(content)) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(Json.object(block));
      String mark = mark(fields);
      boolean text = "text".equals(fields.get("type")) && fields.size() == 2;
      String said = text ? String.valueOf(fields.get("text")) : Json.writeText(fields);
      blocks.add(new Block(role + said, mark, false));
    }
  }

  /* It is not part of what is said. */
  private static @Nullable String mark(Map<String, @Nullable Object> block) {
    Object control = block.remove("cache_control");
    Object point = block.remove("prompt_cache_breakpoint");
    if (point != null && !point.equals(Map.of("mode", "explicit"))) {
      throw new AssertionError("no such mark: " + point);
    }
    return control != null ? lifetime(Json.object(control)) : point == null ? null : "30m";
  }

  private static String lifetime(Map<String, @Nullable Object> control) {
    if (!"ephemeral".equals(control.get("type"))) {
      throw new AssertionError("no such mark: " + control);
    }
    return String.valueOf(control.getOrDefault("ttl", "5m"));
  }

  /** By another count than the policy's. */
  long tokens() {
    return text.length() / 4 + 1;
  }
}
