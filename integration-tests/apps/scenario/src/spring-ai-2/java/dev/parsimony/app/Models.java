/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import static java.util.Objects.requireNonNull;

import com.anthropic.errors.AnthropicServiceException;
import com.openai.errors.OpenAIServiceException;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;

/** The models of one provider, on the provider's own client library. */
final class Models {

  private final ChatModel chat;
  private final @Nullable EmbeddingModel embedding;

  private Models(ChatModel chat, @Nullable EmbeddingModel embedding) {
    this.chat = chat;
    this.embedding = embedding;
  }

  static Models of(ModelOptions options) {
    return options.endpoint.startsWith("anthropic") ? anthropic(options) : openAi(options);
  }

  private static Models openAi(ModelOptions options) {
    return new Models(
        OpenAiChatModel.builder()
            .options(
                OpenAiChatOptions.builder()
                    .baseUrl(options.root + "/v1")
                    .apiKey(options.apiKey)
                    .model(options.modelOr("gpt-4o-mini"))
                    .timeout(options.timeout)
                    .maxRetries(options.maxRetries)
                    .customHeaders(options.headers)
                    .build())
            .build(),
        OpenAiEmbeddingModel.builder()
            .metadataMode(MetadataMode.NONE)
            .options(
                OpenAiEmbeddingOptions.builder()
                    .baseUrl(options.root + "/v1")
                    .apiKey(options.apiKey)
                    .model(options.modelOr("text-embedding-3-small"))
                    .timeout(options.timeout)
                    .maxRetries(options.maxRetries)
                    .customHeaders(options.headers)
                    .build())
            .build());
  }

  private static Models anthropic(ModelOptions options) {
    return new Models(
        AnthropicChatModel.builder()
            .options(
                AnthropicChatOptions.builder()
                    .baseUrl(options.root)
                    .apiKey(options.apiKey)
                    .model(options.modelOr("claude-haiku-4-5"))
                    .maxTokens(256)
                    .timeout(options.timeout)
                    .maxRetries(options.maxRetries)
                    .customHeaders(options.headers)
                    .build())
            .build(),
        null);
  }

  ChatModel chat() {
    return chat;
  }

  EmbeddingModel embedding() {
    return requireNonNull(embedding, "no embeddings");
  }

  /** The status that an exception tells; 0 for none. */
  static int status(Throwable thrown) {
    if (thrown instanceof OpenAIServiceException) {
      return ((OpenAIServiceException) thrown).statusCode();
    }
    return thrown instanceof AnthropicServiceException
        ? ((AnthropicServiceException) thrown).statusCode()
        : 0;
  }
}
