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
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.netty.http.client.HttpClient;

/** The models of one provider, on Spring's own clients. */
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
            .restClientBuilder(restClient(options))
            .webClientBuilder(webClient(options))
            .build();
    return new Models(
        OpenAiChatModel.builder()
            .openAiApi(api)
            .defaultOptions(
                OpenAiChatOptions.builder().model(options.modelOr("gpt-4o-mini")).build())
            .retryTemplate(retries(options))
            .build(),
        new OpenAiEmbeddingModel(
            api,
            MetadataMode.NONE,
            OpenAiEmbeddingOptions.builder()
                .model(options.modelOr("text-embedding-3-small"))
                .build(),
            retries(options)));
  }

  private static Models anthropic(ModelOptions options) {
    AnthropicApi api =
        AnthropicApi.builder()
            .baseUrl(options.root)
            .apiKey(options.apiKey)
            .restClientBuilder(restClient(options))
            .webClientBuilder(webClient(options))
            .build();
    return new Models(
        AnthropicChatModel.builder()
            .anthropicApi(api)
            .defaultOptions(
                AnthropicChatOptions.builder()
                    .model(options.modelOr("claude-haiku-4-5"))
                    .maxTokens(256)
                    .build())
            .retryTemplate(retries(options))
            .build(),
        null);
  }

  private static Models ollama(ModelOptions options) {
    OllamaApi api =
        OllamaApi.builder()
            .baseUrl(options.root)
            .restClientBuilder(restClient(options))
            .webClientBuilder(webClient(options))
            .build();
    return new Models(
        Ollama.chat(options.modelOr("llama3.2"))
            .ollamaApi(api)
            .retryTemplate(retries(options))
            .build(),
        Ollama.embedding(options.modelOr("nomic-embed-text")).ollamaApi(api).build());
  }

  private static RestClient.Builder restClient(ModelOptions options) {
    JdkClientHttpRequestFactory jdk = new JdkClientHttpRequestFactory();
    jdk.setReadTimeout(options.timeout);
    return RestClient.builder()
        .requestFactory(jdk)
        .defaultHeaders(all -> options.headers.forEach(all::set));
  }

  private static WebClient.Builder webClient(ModelOptions options) {
    return WebClient.builder()
        .clientConnector(
            new ReactorClientHttpConnector(HttpClient.create().responseTimeout(options.timeout)))
        .defaultHeaders(all -> options.headers.forEach(all::set));
  }

  private static RetryTemplate retries(ModelOptions options) {
    return RetryTemplate.builder().maxAttempts(1 + options.maxRetries).noBackoff().build();
  }

  ChatModel chat() {
    return chat;
  }

  EmbeddingModel embedding() {
    return requireNonNull(embedding, "no embeddings");
  }

  /** The status that an exception tells; 0 for none. */
  static int status(Throwable thrown) {
    if (thrown instanceof RestClientResponseException) {
      return ((RestClientResponseException) thrown).getStatusCode().value();
    }
    return thrown instanceof WebClientResponseException
        ? ((WebClientResponseException) thrown).getStatusCode().value()
        : 0;
  }
}
