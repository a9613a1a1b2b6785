/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/** OpenAI. */
final class OpenAiModels extends Models {

  private final ChatModel chat;
  private final StreamingChatModel streaming;
  private final EmbeddingModel embedding;

  OpenAiModels(ModelOptions options) {
    String baseUrl = options.root + "/v1";
    String model = options.modelOr("gpt-4o-mini");
    chat =
        OpenAiChatModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(model)
            .maxRetries(options.maxRetries)
            .timeout(options.timeout)
            .logRequests(options.log)
            .logResponses(options.log)
            .customHeaders(options.headers)
            .build();
    streaming =
        OpenAiStreamingChatModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(model)
            .timeout(options.timeout)
            .logRequests(options.log)
            .logResponses(options.log)
            .customHeaders(options.headers)
            .build();
    embedding =
        OpenAiEmbeddingModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(options.modelOr("text-embedding-3-small"))
            .maxRetries(options.maxRetries)
            .timeout(options.timeout)
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

  @Override
  EmbeddingModel embedding() {
    return embedding;
  }
}
