/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import io.github.sashirestela.cleverclient.retry.RetryConfig;
import io.github.sashirestela.openai.SimpleOpenAI;
import io.github.sashirestela.openai.domain.chat.Chat;
import io.github.sashirestela.openai.domain.chat.ChatMessage;
import io.github.sashirestela.openai.domain.chat.ChatRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** One call of simple-openai, over the JDK's client, which it always calls asynchronously. */
final class SimpleOpenAiCalls extends TypedCall<Chat> {

  private final SimpleOpenAI client;

  SimpleOpenAiCalls(Library library, Command command, Clients clients) {
    super(library, command, "/choices/0/message/content", "/choices/0/message/content");
    this.client = clients.of(command);
  }

  @Override
  Chat blocking() {
    return client.chatCompletions().create(request()).join();
  }

  @Override
  Future<Chat> async() {
    return client.chatCompletions().create(request());
  }

  @Override
  void stream() {
    Stream<Chat> chunks = client.chatCompletions().createStream(request()).join();
    read(chunks.iterator(), chunks::close);
  }

  /* A header of the command stands as the end user: a call has no headers of its own. */
  private ChatRequest request() {
    ChatRequest.ChatRequestBuilder request =
        ChatRequest.builder()
            .model(command.model("gpt-4o-mini"))
            .message(ChatMessage.UserMessage.of(command.prompt()));
    command.eachHeader((name, value) -> request.user(value));
    return request.build();
  }

  /** The clients, one for each credential. */
  static final class Clients {

    private final Map<String, SimpleOpenAI> clients = new ConcurrentHashMap<>();
    private final String root;
    private final String apiKey;

    Clients(String root, String apiKey) {
      this.root = root;
      this.apiKey = apiKey;
    }

    SimpleOpenAI of(Command command) {
      int retries = command.number("maxRetries", 2);
      String key = command.text("apiKey", apiKey);
      return clients.computeIfAbsent(key + '\n' + retries, absent -> client(key, retries));
    }

    private SimpleOpenAI client(String key, int retries) {
      return SimpleOpenAI.builder()
          .apiKey(key)
          .baseUrl(root)
          .retryConfig(RetryConfig.builder().maxAttempts(retries + 1).build())
          .build();
    }
  }
}
