/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;

/** Anthropic. */
final class AnthropicModels extends Models {

  private final ChatModel chat;
  private final StreamingChatModel streaming;

  AnthropicModels(ModelOptions options) {
    String baseUrl = options.root + "/v1";
    String model = options.modelOr("claude-haiku-4-5");
    chat =
        AnthropicChatModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(model)
            .maxTokens(256)
            .maxRetries(options.maxRetries)
            .timeout(options.timeout)
            .logRequests(options.log)
            .logResponses(options.log)
            .customHeaders(options.headers)
            .build();
    streaming =
        AnthropicStreamingChatModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(model)
            .maxTokens(256)
            .timeout(options.timeout)
            .logRequests(options.log)
            .logResponses(options.log)
            .customHeaders(options.headers)
            .build();
  }

  @Override
  ChatModel chat() {
    return chat;
  }

  @Override
  StreamingChatModel streaming() {
    return streaming;
  }
}
