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
 */
record Block(String text, @Nullable String mark) {

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
      blocks.add(new Block(role + content, null));
    }
    for (Object block : Json.array(content)) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(Json.object(block));
      Object control = fields.remove("cache_control");
      boolean text = "text".equals(fields.get("type")) && fields.size() == 2;
      String said = text ? String.valueOf(fields.get("text")) : Json.writeText(fields);
      blocks.add(new Block(role + said, control == null ? null : lifetime(Json.object(control))));
    }
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
