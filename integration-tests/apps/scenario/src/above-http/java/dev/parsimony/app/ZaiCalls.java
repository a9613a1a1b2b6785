/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import ai.z.openapi.ZaiClient;
import ai.z.openapi.service.model.ChatCompletionCreateParams;
import ai.z.openapi.service.model.ChatCompletionResponse;
import ai.z.openapi.service.model.ChatMessage;
import ai.z.openapi.service.model.ModelData;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One call of the SDK of Z.ai: Retrofit over OkHttp. It tells of errors in its reply. */
final class ZaiCalls extends TypedCall<ChatCompletionResponse> {

  private final ZaiClient client;

  ZaiCalls(Library library, Command command, Clients clients) {
    super(library, command, "/data/choices/0/message/content", "/choices/0/delta/content");
    this.client = clients.of(command);
  }

  @Override
  ChatCompletionResponse blocking() {
    return client.chat().createChatCompletion(params(false));
  }

  @Override
  void stream() {
    ChatCompletionResponse opened = client.chat().createChatCompletion(params(true));
    seen.note("success", opened.isSuccess());
    Iterator<ModelData> chunks = opened.getFlowable().blockingIterable().iterator();
    read(chunks, ((Disposable) chunks)::dispose);
  }

  /* A header of the command stands as the end user: a call has no headers of its own. */
  private ChatCompletionCreateParams params(boolean stream) {
    ChatMessage message = ChatMessage.builder().role("user").content(command.prompt()).build();
    ChatCompletionCreateParams params =
        ChatCompletionCreateParams.builder()
            .model(command.model("glm-4.5"))
            .messages(Collections.singletonList(message))
            .stream(stream)
            .build();
    command.eachHeader((name, value) -> params.setUserId(value));
    return params;
  }

  /** The clients, one for each credential. */
  static final class Clients {

    private final Map<String, ZaiClient> clients = new ConcurrentHashMap<>();
    private final String root;
    private final String apiKey;

    Clients(String root, String apiKey) {
      this.root = root;
      this.apiKey = apiKey;
    }

    ZaiClient of(Command command) {
      return clients.computeIfAbsent(
          command.text("apiKey", apiKey),
          key ->
              ZaiClient.builder()
                  .apiKey(key + ".secret")
                  .baseUrl(root + "/api/paas/v4/")
                  .disableTokenCache()
                  .build());
    }
  }
}
