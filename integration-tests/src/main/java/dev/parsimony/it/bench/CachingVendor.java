/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A provider with a cache for prompts, and how it is asked. */
enum CachingVendor {
  ANTHROPIC(
      "Anthropic, Claude Sonnet 5.5",
      "anthropic",
      "claude-sonnet-5-5",
      "https://api.anthropic.com/v1/messages",
      PromptCache.Kind.MARKS),
  BEDROCK(
      "Bedrock, Claude Sonnet 5",
      "aws.bedrock",
      "global.anthropic.claude-sonnet-5",
      "https://bedrock-runtime.eu-west-1.amazonaws.com/model/global.anthropic.claude-sonnet-5/converse",
      PromptCache.Kind.MARKS),
  OPENAI(
      "OpenAI, GPT-6 Sol",
      "openai",
      "gpt-6-sol",
      "https://api.openai.com/v1/chat/completions",
      PromptCache.Kind.MARKS_AND_NEWEST),
  OPENAI_BEFORE(
      "OpenAI, GPT-4.1",
      "openai",
      "gpt-4.1",
      "https://api.openai.com/v1/chat/completions",
      PromptCache.Kind.STEPS);

  private final String title;
  private final String provider;
  private final String model;
  private final String url;
  private final PromptCache.Kind kind;

  CachingVendor(String title, String provider, String model, String url, PromptCache.Kind kind) {
    this.title = title;
    this.provider = provider;
    this.model = model;
    this.url = url;
    this.kind = kind;
  }

  String title() {
    return title;
  }

  String provider() {
    return provider;
  }

  String model() {
    return model;
  }

  String url() {
    return url;
  }

  PromptCache.Kind kind() {
    return kind;
  }

  /** The body that asks for an answer to messages, the first of which is the system's. */
  byte[] body(List<JsonNode> messages) {
    ObjectNode body = SavingsCase.JSON.createObjectNode();
    if (this == BEDROCK) {
      body.putArray("system").addObject().put("text", text(messages.get(0)));
      ArrayNode said = body.putArray("messages");
      for (JsonNode message : messages.subList(1, messages.size())) {
        ObjectNode one = said.addObject().put("role", message.path("role").asText());
        one.putArray("content").addObject().put("text", text(message));
      }
    } else {
      body.put("model", model);
      boolean apart = this == ANTHROPIC;
      if (apart) {
        body.put("max_tokens", 1_000).put("system", text(messages.get(0)));
      }
      body.putArray("messages").addAll(messages.subList(apart ? 1 : 0, messages.size()));
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What the provider reads in a body. */
  SentPrompt read(byte[] body) {
    try {
      JsonNode fields = SavingsCase.JSON.readTree(body);
      return switch (this) {
        case ANTHROPIC -> SentPrompt.ofMessages(fields);
        case BEDROCK -> SentPrompt.ofConverse(fields);
        default -> SentPrompt.ofChat(fields);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode message) {
    return message.path("content").asText();
  }
}
