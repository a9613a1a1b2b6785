/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;

/** Gemini. */
final class GeminiModels extends Models {

  private final ChatModel chat;
  private final StreamingChatModel streaming;
  private final EmbeddingModel embedding;

  GeminiModels(ModelOptions options) {
    String baseUrl = options.root + "/v1beta";
    String model = options.modelOr("gemini-2.5-flash");
    chat =
        GoogleAiGeminiChatModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(model)
            .maxRetries(options.maxRetries)
            .timeout(options.timeout)
            .customHeaders(options.headers)
            .build();
    streaming =
        GoogleAiGeminiStreamingChatModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(model)
            .timeout(options.timeout)
            .customHeaders(options.headers)
            .build();
    embedding =
        GoogleAiEmbeddingModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(options.modelOr("gemini-embedding-001"))
            .maxRetries(options.maxRetries)
            .timeout(options.timeout)
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

  @Override
  EmbeddingModel embedding() {
    return embedding;
  }
}
