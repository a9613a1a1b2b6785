/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A client library as the scenario app can use it.
 *
 * @param oldestJava the oldest Java that it runs on
 * @param chat the endpoint that talks to a model
 * @param forms the forms that each endpoint has, of {@code blocking}, {@code async}, {@code stream}
 *     and {@code async-stream}
 * @param config what the agent has to be told of it: to a general HTTP client, a stub on the
 *     loopback interface is no provider
 */
public record ClientLibrary(
    String name, int oldestJava, String chat, Map<String, List<String>> forms, String config) {

  public static final List<String> ALL_FORMS =
      List.of("blocking", "async", "stream", "async-stream");

  private static final Map<String, List<String>> OPENAI_ENDPOINTS =
      Map.of(
          "chat", ALL_FORMS,
          "completions", ALL_FORMS,
          "responses", ALL_FORMS,
          "embeddings", List.of("blocking", "async"));

  /** Config: to a general HTTP client, the stub's host is a provider's. */
  public static final String STUB_IS_A_PROVIDER =
      """
      providers:
        - url: 'http://127.0.0.1:*/**'
      """;

  public static final ClientLibrary OPENAI_JAVA =
      new ClientLibrary("openai-java", 8, "chat", OPENAI_ENDPOINTS);

  public static final ClientLibrary OKHTTP =
      new ClientLibrary("okhttp", 8, "chat", OPENAI_ENDPOINTS, STUB_IS_A_PROVIDER);

  /** Its version is that of the JVM. */
  public static final ClientLibrary JAVA_NET_HTTP =
      new ClientLibrary("java-net-http", 11, "chat", OPENAI_ENDPOINTS, STUB_IS_A_PROVIDER);

  private static final Map<String, List<String>> BLOCKING_ENDPOINTS =
      Map.of("chat", List.of("blocking", "stream"), "embeddings", List.of("blocking"));

  /** Its version is that of the JVM. */
  public static final ClientLibrary HTTP_URL_CONNECTION =
      new ClientLibrary("httpurlconnection", 8, "chat", BLOCKING_ENDPOINTS, STUB_IS_A_PROVIDER);

  /** Apache HttpClient 4. */
  public static final ClientLibrary HTTPCLIENT =
      new ClientLibrary("httpclient", 8, "chat", BLOCKING_ENDPOINTS, STUB_IS_A_PROVIDER);

  public static final ClientLibrary HTTPCLIENT5 =
      new ClientLibrary("httpclient5", 8, "chat", BLOCKING_ENDPOINTS, STUB_IS_A_PROVIDER);

  /** The asynchronous client of Apache HttpClient 5. */
  public static final ClientLibrary HTTPCLIENT5_ASYNC =
      new ClientLibrary(
          "httpclient5-async",
          8,
          "chat",
          Map.of(
              "chat", List.of("blocking", "async", "async-stream"),
              "embeddings", List.of("async")),
          STUB_IS_A_PROVIDER);

  public static final ClientLibrary SPRING_WEB =
      new ClientLibrary("spring-web", 8, "chat", BLOCKING_ENDPOINTS, STUB_IS_A_PROVIDER);

  /** Spring's reactive client. */
  public static final ClientLibrary SPRING_WEBFLUX =
      new ClientLibrary(
          "spring-webflux",
          8,
          "chat",
          Map.of("chat", ALL_FORMS, "embeddings", List.of("blocking", "async")),
          STUB_IS_A_PROVIDER);

  /** Spring's AI models, each provider an endpoint; OpenAI's have no name before them. */
  public static final ClientLibrary SPRING_AI =
      new ClientLibrary(
          "spring-ai",
          17,
          "chat",
          Map.of(
              "chat", List.of("blocking", "stream", "async-stream"),
              "embeddings", List.of("blocking"),
              "anthropic-chat", List.of("blocking", "stream"),
              "ollama-chat", List.of("blocking", "stream"),
              "ollama-embeddings", List.of("blocking")),
          STUB_IS_A_PROVIDER);

  /** Its requests go through OkHttp. */
  public static final ClientLibrary DASHSCOPE_SDK_JAVA =
      new ClientLibrary(
          "dashscope-sdk-java",
          8,
          "chat",
          Map.of("chat", ALL_FORMS, "embeddings", List.of("blocking", "async")),
          STUB_IS_A_PROVIDER);

  /** Its requests go through OkHttp. */
  public static final ClientLibrary COHERE_JAVA =
      new ClientLibrary(
          "cohere-java",
          8,
          "chat",
          Map.of("chat", ALL_FORMS, "embeddings", List.of("blocking", "async")),
          STUB_IS_A_PROVIDER);

  /** Its requests go through OkHttp. */
  public static final ClientLibrary GOOGLE_GENAI =
      new ClientLibrary(
          "google-genai",
          8,
          "chat",
          Map.of(
              "chat", ALL_FORMS,
              "embeddings", List.of("blocking", "async"),
              "vertex-chat", List.of("blocking", "stream")),
          STUB_IS_A_PROVIDER);

  /** Spring's AI models from 2.0 on, over openai-java and anthropic-java. */
  public static final ClientLibrary SPRING_AI_2 =
      new ClientLibrary(
          "spring-ai",
          17,
          "chat",
          Map.of(
              "chat", List.of("blocking", "stream", "async-stream"),
              "embeddings", List.of("blocking"),
              "anthropic-chat", List.of("blocking", "stream")));

  public static final ClientLibrary ANTHROPIC_JAVA =
      new ClientLibrary("anthropic-java", 8, "messages", Map.of("messages", ALL_FORMS));

  /** Over its backend for Bedrock, which signs below. */
  public static final ClientLibrary ANTHROPIC_JAVA_BEDROCK =
      new ClientLibrary(
          "anthropic-java", 8, "bedrock-messages", Map.of("bedrock-messages", ALL_FORMS));

  /** The same and over its backend for Vertex AI, with the token added below. */
  public static final ClientLibrary ANTHROPIC_JAVA_PLATFORMS =
      new ClientLibrary(
          "anthropic-java",
          8,
          "bedrock-messages",
          Map.of(
              "bedrock-messages",
              ALL_FORMS,
              "vertex-messages",
              List.of("blocking", "async", "stream")));

  public static final ClientLibrary AZURE_AI_OPENAI =
      new ClientLibrary(
          "azure-ai-openai",
          8,
          "chat",
          Map.of("chat", ALL_FORMS, "embeddings", List.of("blocking", "async")));

  public static final ClientLibrary AZURE_AI_INFERENCE =
      new ClientLibrary("azure-ai-inference", 8, "chat", AZURE_AI_OPENAI.forms());

  /** Semantic Kernel over azure-ai-openai; its own types are all reactive. */
  public static final ClientLibrary SEMANTIC_KERNEL =
      new ClientLibrary("semantickernel-aiservices-openai", 8, "chat", AZURE_AI_OPENAI.forms());

  private static final List<String> ON_AZURE_CORE =
      List.of("azure-ai-openai", "azure-ai-inference", "semantickernel-aiservices-openai");

  /* Its paths are those of OpenAI, so elsewhere than at its own host the format is named. */
  private static final String MISTRAL_IS_NAMED =
      """
      providers:
        - url: 'http://127.0.0.1:*/mistral/v1/chat/completions'
          dialect: mistral.chat
        - url: 'http://127.0.0.1:*/mistral/v1/embeddings'
          dialect: mistral.embeddings
      """;

  /** With the models of OpenAI. */
  public static final ClientLibrary LANGCHAIN4J =
      new ClientLibrary(
          "langchain4j",
          17,
          "chat",
          Map.of("chat", List.of("blocking", "stream"), "embeddings", List.of("blocking")));

  /** With the models of the providers beside OpenAI, each an endpoint under the provider's name. */
  public static final ClientLibrary LANGCHAIN4J_OTHERS =
      new ClientLibrary(
          "langchain4j",
          17,
          "anthropic-chat",
          Map.of(
              "anthropic-chat", List.of("blocking", "stream"),
              "google-ai-gemini-chat", List.of("blocking", "stream"),
              "google-ai-gemini-embeddings", List.of("blocking"),
              "mistral-ai-chat", List.of("blocking", "stream"),
              "mistral-ai-embeddings", List.of("blocking"),
              "ollama-chat", List.of("blocking", "stream"),
              "ollama-embeddings", List.of("blocking")),
          MISTRAL_IS_NAMED);

  /**
   * Libraries above OkHttp and the JDK's client, each an endpoint by its name. They are one
   * application, which needs the Java of ollama4j.
   */
  public static final ClientLibrary ABOVE_HTTP =
      new ClientLibrary(
          "openai-gpt3-java",
          17,
          "openai-gpt3-java-chat",
          Map.of(
              "openai-gpt3-java-chat", List.of("blocking", "stream"),
              "zai-sdk-chat", List.of("blocking", "stream"),
              "retrofit-chat", List.of("blocking", "async", "stream"),
              "ollama4j-chat", List.of("blocking", "stream"),
              "simple-openai-chat", List.of("blocking", "async", "stream")),
          STUB_IS_A_PROVIDER);

  /** The blocking client has no streams. */
  public static final ClientLibrary BEDROCK_RUNTIME =
      new ClientLibrary(
          "bedrockruntime",
          8,
          "converse",
          Map.of(
              "converse", List.of("blocking", "async", "async-stream"),
              "invoke", List.of("blocking", "async", "async-stream"),
              "claude", List.of("blocking", "async", "async-stream"),
              "titan", List.of("blocking", "async", "async-stream"),
              "embeddings", List.of("blocking", "async")));

  /** A library that only ever talks to a provider: nothing has to be said of it. */
  public ClientLibrary(String name, int oldestJava, String chat, Map<String, List<String>> forms) {
    this(name, oldestJava, chat, forms, "");
  }

  /** Whether an endpoint talks to a model. */
  public boolean isChat(String endpoint) {
    return endpoint.equals(chat) || endpoint.endsWith("-chat");
  }

  /** The forms of the endpoint that talks to a model. */
  public List<String> chatForms() {
    return requireNonNull(forms.get(chat), "forms of " + chat);
  }

  /**
   * Whether it is a matter of chance how much of a stream is read before the error that ends it, as
   * with the JDK's client and with Reactor's and RxJava's blocking views of a stream.
   */
  public boolean losesWhatAnErrorOvertakes() {
    return ON_AZURE_CORE.contains(name)
        || equals(ABOVE_HTTP)
        || equals(DASHSCOPE_SDK_JAVA)
        || List.of("langchain4j", "java-net-http", "spring-web", "spring-webflux", "spring-ai")
            .contains(name);
  }

  /**
   * Whether a reset, a cancel or a timeout is told in one way or another by chance: the JDK's
   * client and Apache's asynchronous one end a call from several threads at once.
   */
  public boolean tellsOneErrorInSeveralWays() {
    return List.of("java-net-http", "langchain4j", "spring-web", "spring-webflux", "spring-ai")
        .contains(name);
  }

  /**
   * Whether a blocking call is sent by its own thread; where another one sends, it is a matter of
   * chance whether the request of an interrupted caller still leaves.
   */
  public boolean sendsOnTheCallersThread() {
    return !ON_AZURE_CORE.contains(name)
        && !List.of("java-net-http", "httpclient5-async", "spring-webflux").contains(name);
  }

  /** Whether a header that counts for the answer tells a stream from a whole reply. */
  public boolean asksForStreamsByHeader() {
    return equals(DASHSCOPE_SDK_JAVA);
  }

  public boolean streams() {
    return chatForms().contains("stream");
  }
}
