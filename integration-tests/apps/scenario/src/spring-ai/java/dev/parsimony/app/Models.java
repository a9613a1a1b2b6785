/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.api.AnthropicApi;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.api.OpenAiApi;

/** The models of one provider. */
final class Models {

  private final ChatModel chat;
  private final @Nullable EmbeddingModel embedding;

  private Models(ChatModel chat, @Nullable EmbeddingModel embedding) {
    this.chat = chat;
    this.embedding = embedding;
  }

  static Models of(ModelOptions options) {
    String provider = options.endpoint.split("-")[0];
    switch (provider) {
      case "anthropic":
        return anthropic(options);
      case "ollama":
        return ollama(options);
      default:
        return openAi(options);
    }
  }

  private static Models openAi(ModelOptions options) {
    OpenAiApi api =
        OpenAiApi.builder()
            .baseUrl(options.root)
            .apiKey(options.apiKey)
            .restClientBuilder(options.restClient())
            .webClientBuilder(options.webClient())
            .build();
    return new Models(
        OpenAiChatModel.builder()
            .openAiApi(api)
            .defaultOptions(
                OpenAiChatOptions.builder().model(options.modelOr("gpt-4o-mini")).build())
            .retryTemplate(options.retries())
            .build(),
        new OpenAiEmbeddingModel(
            api,
            MetadataMode.NONE,
            OpenAiEmbeddingOptions.builder()
                .model(options.modelOr("text-embedding-3-small"))
                .build(),
            options.retries()));
  }

  private static Models anthropic(ModelOptions options) {
    AnthropicApi api =
        AnthropicApi.builder()
            .baseUrl(options.root)
            .apiKey(options.apiKey)
            .restClientBuilder(options.restClient())
            .webClientBuilder(options.webClient())
            .build();
    return new Models(
        AnthropicChatModel.builder()
            .anthropicApi(api)
            .defaultOptions(
                AnthropicChatOptions.builder()
                    .model(options.modelOr("claude-haiku-4-5"))
                    .maxTokens(256)
                    .build())
            .retryTemplate(options.retries())
            .build(),
        null);
  }

  private static Models ollama(ModelOptions options) {
    OllamaApi api =
        OllamaApi.builder()
            .baseUrl(options.root)
            .restClientBuilder(options.restClient())
            .webClientBuilder(options.webClient())
            .build();
    return new Models(
        Ollama.chat(options.modelOr("llama3.2"))
            .ollamaApi(api)
            .retryTemplate(options.retries())
            .build(),
        Ollama.embedding(options.modelOr("nomic-embed-text")).ollamaApi(api).build());
  }

  ChatModel chat() {
    return chat;
  }

  EmbeddingModel embedding() {
    return requireNonNull(embedding, "no embeddings");
  }
}
