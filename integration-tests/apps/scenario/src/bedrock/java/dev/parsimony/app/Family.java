/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A family of models that are invoked in a format of their own. */
enum Family {
  NOVA("amazon.nova-lite-v1:0") {
    @Override
    ObjectNode body(Command command) {
      ObjectNode body = object().put("schemaVersion", "messages-v1");
      ObjectNode message = body.putArray("messages").addObject().put("role", "user");
      message.putArray("content").addObject().put("text", command.prompt());
      return body;
    }
  },
  CLAUDE("us.anthropic.claude-haiku-4-5-20251001-v1:0") {
    @Override
    ObjectNode body(Command command) {
      ObjectNode body = object().put("anthropic_version", "bedrock-2023-05-31");
      body.put("max_tokens", 1024);
      ObjectNode message = body.putArray("messages").addObject().put("role", "user");
      message.put("content", command.prompt());
      command.eachBodyProperty(body::set);
      return body;
    }
  },
  TITAN("amazon.titan-text-express-v1") {
    @Override
    ObjectNode body(Command command) {
      return object().put("inputText", command.prompt());
    }
  },
  EMBEDDINGS("amazon.titan-embed-text-v2:0") {
    @Override
    ObjectNode body(Command command) {
      return object().put("inputText", command.prompt());
    }
  };

  final String model;

  Family(String model) {
    this.model = model;
  }

  abstract ObjectNode body(Command command);

  static Family of(String endpoint) {
    return endpoint.equals("invoke") ? NOVA : valueOf(endpoint.toUpperCase(Locale.ROOT));
  }

  /** What a reply of any family says. */
  static String said(JsonNode reply) {
    if (reply.has("embedding")) {
      return reply.get("embedding").toString();
    }
    return reply.at("/output/message/content/0/text").asText()
        + reply.at("/content/0/text").asText()
        + reply.at("/results/0/outputText").asText();
  }

  /** What an event of any family says. */
  static String saidIn(JsonNode event) {
    JsonNode delta = event.has("delta") ? event : event.path("contentBlockDelta");
    return delta.path("delta").path("text").asText("") + event.path("outputText").asText("");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
