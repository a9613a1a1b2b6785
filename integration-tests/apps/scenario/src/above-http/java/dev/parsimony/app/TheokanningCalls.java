/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.theokanning.openai.client.OpenAiApi;
import com.theokanning.openai.completion.chat.ChatCompletionChunk;
import com.theokanning.openai.completion.chat.ChatCompletionRequest;
import com.theokanning.openai.completion.chat.ChatCompletionResult;
import com.theokanning.openai.completion.chat.ChatMessage;
import com.theokanning.openai.service.OpenAiService;
import io.reactivex.disposables.Disposable;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One call of the OpenAI service by Theo Kanning: Retrofit over OkHttp. */
final class TheokanningCalls extends TypedCall<ChatCompletionResult> {

  private final OpenAiService service;

  TheokanningCalls(Library library, Command command, Services services) {
    super(library, command, "/choices/0/message/content", "/choices/0/message/content");
    this.service = services.of(command);
  }

  @Override
  ChatCompletionResult blocking() {
    return service.createChatCompletion(request());
  }

  @Override
  void stream() {
    Iterator<ChatCompletionChunk> chunks =
        service.streamChatCompletion(request()).blockingIterable().iterator();
    read(chunks, ((Disposable) chunks)::dispose);
  }

  /* A header of the command stands as the end user: the library has no headers of its own. */
  private ChatCompletionRequest request() {
    ChatCompletionRequest.ChatCompletionRequestBuilder request =
        ChatCompletionRequest.builder()
            .model(command.model("gpt-4o-mini"))
            .messages(Collections.singletonList(new ChatMessage("user", command.prompt())));
    command.eachHeader((name, value) -> request.user(value));
    return request.build();
  }

  /** The services, one for each credential. */
  static final class Services {

    private final Map<String, OpenAiService> services = new ConcurrentHashMap<>();
    private final String root;
    private final String apiKey;

    Services(String root, String apiKey) {
      this.root = root;
      this.apiKey = apiKey;
    }

    OpenAiService of(Command command) {
      return services.computeIfAbsent(command.text("apiKey", apiKey), this::service);
    }

    private OpenAiService service(String key) {
      OpenAiApi api =
          OpenAiService.defaultRetrofit(
                  OpenAiService.defaultClient(key, Duration.ofSeconds(60)),
                  OpenAiService.defaultObjectMapper())
              .newBuilder()
              .baseUrl(root + "/")
              .build()
              .create(OpenAiApi.class);
      return new OpenAiService(api);
    }
  }
}
