/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;

/** Ollama. */
final class OllamaModels extends Models {

  private final ChatModel chat;
  private final StreamingChatModel streaming;
  private final EmbeddingModel embedding;

  OllamaModels(ModelOptions options) {
    String model = options.modelOr("llama3.2");
    chat =
        OllamaChatModel.builder()
            .baseUrl(options.root)
            .modelName(model)
            .maxRetries(options.maxRetries)
            .timeout(options.timeout)
            .logRequests(options.log)
            .logResponses(options.log)
            .customHeaders(options.headers)
            .build();
    streaming =
        OllamaStreamingChatModel.builder()
            .baseUrl(options.root)
            .modelName(model)
            .timeout(options.timeout)
            .logRequests(options.log)
            .logResponses(options.log)
            .customHeaders(options.headers)
            .build();
    embedding =
        OllamaEmbeddingModel.builder()
            .baseUrl(options.root)
            .modelName(options.modelOr("nomic-embed-text"))
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
