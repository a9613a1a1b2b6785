/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prompt as a provider's cache sees it.
 *
 * @param key what the request wants to be led by to where its beginning is kept; empty for nothing
 */
record SentPrompt(List<Piece> pieces, String key) {

  /**
   * A block of a prompt.
   *
   * @param mark for how long all up to its end is to be kept; null where nothing says so
   * @param ends whether a message ends with it
   */
  record Piece(String text, @Nullable String mark, boolean ends) {

    Piece marked(String lifetime) {
      return new Piece(text, lifetime, ends);
    }

    /** A rough count. */
    long tokens() {
      return text.length() / 4 + 1L;
    }
  }

  /** A body of Anthropic's messages. */
  static SentPrompt ofMessages(JsonNode body) {
    List<Piece> pieces = new ArrayList<>();
    add("system", body.path("system"), pieces);
    addMessages(body, pieces);
    return new SentPrompt(pieces, "");
  }

  /** A body of OpenAI's chat. */
  static SentPrompt ofChat(JsonNode body) {
    List<Piece> pieces = new ArrayList<>();
    addMessages(body, pieces);
    return new SentPrompt(pieces, body.path("prompt_cache_key").asText());
  }

  /** A body of Converse, where a mark is a block behind what it is for. */
  static SentPrompt ofConverse(JsonNode body) {
    List<Piece> pieces = new ArrayList<>();
    add("system", body.path("system"), pieces);
    addMessages(body, pieces);
    return new SentPrompt(pieces, "");
  }

  private static void addMessages(JsonNode body, List<Piece> pieces) {
    for (JsonNode message : body.path("messages")) {
      add(message.path("role").asText(), message.path("content"), pieces);
    }
  }

  private static void add(String role, JsonNode content, List<Piece> pieces) {
    if (content.isTextual()) {
      pieces.add(new Piece(role + content.asText(), null, true));
    }
    int first = pieces.size();
    for (JsonNode block : content) {
      if (block.has("cachePoint")) {
        pieces.add(pieces.remove(pieces.size() - 1).marked("5m"));
      } else {
        pieces.add(new Piece(role + block.path("text").asText(), mark(block), false));
      }
    }
    if (pieces.size() > first) {
      Piece last = pieces.remove(pieces.size() - 1);
      pieces.add(new Piece(last.text(), last.mark(), true));
    }
  }

  private static @Nullable String mark(JsonNode block) {
    if (block.has("cache_control")) {
      return block.path("cache_control").path("ttl").asText("5m");
    }
    return block.has("prompt_cache_breakpoint") ? "30m" : null;
  }
}
