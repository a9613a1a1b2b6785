/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.mistralai.MistralAiEmbeddingModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;

/** Mistral. */
final class MistralModels extends Models {

  private final ChatModel chat;
  private final StreamingChatModel streaming;
  private final EmbeddingModel embedding;

  MistralModels(ModelOptions options) {
    String baseUrl = options.root + "/mistral/v1";
    String model = options.modelOr("mistral-small-2603");
    chat =
        MistralAiChatModel.builder()
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
        MistralAiStreamingChatModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(model)
            .timeout(options.timeout)
            .logRequests(options.log)
            .logResponses(options.log)
            .customHeaders(options.headers)
            .build();
    embedding =
        MistralAiEmbeddingModel.builder()
            .baseUrl(baseUrl)
            .apiKey(options.apiKey)
            .modelName(options.modelOr("mistral-embed"))
            .maxRetries(options.maxRetries)
            .timeout(options.timeout)
            .customHeaders(() -> options.headers)
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
