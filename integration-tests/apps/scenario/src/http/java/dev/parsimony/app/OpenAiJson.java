/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The endpoints of OpenAI as an application speaks to them that has only an HTTP client. */
enum OpenAiJson {
  CHAT("/chat/completions", "gpt-4o-mini", "choices", "/choices/0/delta/content") {
    @Override
    void ask(Command command, ObjectNode body) {
      if (command.node("system").isTextual()) {
        body.withArray("messages")
            .addObject()
            .put("role", "system")
            .put("content", command.text("system", ""));
      }
      body.withArray("messages").addObject().put("role", "user").put("content", command.prompt());
    }

    @Override
    String text(JsonNode reply) {
      return reply.at("/choices/0/message/content").asText("");
    }
  },

  COMPLETIONS("/completions", "gpt-3.5-turbo-instruct", "choices", "/choices/0/text") {
    @Override
    void ask(Command command, ObjectNode body) {
      body.put("prompt", command.prompt());
    }

    @Override
    String text(JsonNode reply) {
      return reply.at("/choices/0/text").asText("");
    }
  },

  RESPONSES("/responses", "gpt-4o-mini", "output", "/delta") {
    @Override
    void ask(Command command, ObjectNode body) {
      body.put("input", command.prompt());
      if (command.node("system").isTextual()) {
        body.put("instructions", command.text("system", ""));
      }
    }

    @Override
    String text(JsonNode reply) {
      StringBuilder text = new StringBuilder();
      for (JsonNode item : reply.path("output")) {
        for (JsonNode part : item.path("content")) {
          text.append(part.path("text").asText(""));
        }
      }
      return text.toString();
    }
  },

  EMBEDDINGS("/embeddings", "text-embedding-3-small", "data", "/none") {
    @Override
    void ask(Command command, ObjectNode body) {
      body.put("input", command.prompt());
    }

    @Override
    String text(JsonNode reply) {
      JsonNode vector = reply.at("/data/0/embedding");
      return vector.isTextual()
          ? vector.asText()
          : vector.path(0) + " " + vector.path(1) + " " + vector.path(2);
    }
  };

  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);

  private final String path;
  private final String model;
  private final String content;
  private final String delta;

  OpenAiJson(String path, String model, String content, String delta) {
    this.path = path;
    this.model = model;
    this.content = content;
    this.delta = delta;
  }

  static OpenAiJson named(String endpoint) {
    for (OpenAiJson known : values()) {
      if (known.path.substring(1).replace("chat/completions", "chat").equals(endpoint)) {
        return known;
      }
    }
    throw new IllegalArgumentException(endpoint);
  }

  abstract void ask(Command command, ObjectNode body);

  /** The text of a whole reply. */
  abstract String text(JsonNode reply);

  String path() {
    return path;
  }

  /** The body of a request. */
  String body(Command command, boolean stream) {
    ObjectNode body = MAPPER.createObjectNode().put("model", command.model(model));
    ask(command, body);
    if (stream) {
      body.put("stream", true);
    }
    command.eachBodyProperty(body::set);
    try {
      return MAPPER.writeValueAsString(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode parsed(String text) throws IOException {
    JsonNode json = MAPPER.readTree(text);
    if (json == null || json.isMissingNode()) {
      throw new IOException("empty");
    }
    return json;
  }

  /** Whether a stream says where it ends, beside just ending. */
  boolean saysWhenDone() {
    return this != RESPONSES;
  }

  void validate(JsonNode reply) {
    if (!reply.path(content).isArray()) {
      throw new IllegalStateException("no " + content);
    }
  }

  String chunkText(JsonNode chunk) {
    return chunk.at(delta).isTextual() ? chunk.at(delta).asText() : "";
  }
}
