/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.Response;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** One call through a model of langchain4j. */
final class LangChain4jCall extends Call {

  private final Models models;

  LangChain4jCall(Library library, Models models, Command command) {
    super(library, command);
    this.models = models;
  }

  @Override
  void make(String form) throws Exception {
    String endpoint = command.text("endpoint", "chat");
    if (endpoint.endsWith("embeddings")) {
      embed();
    } else if (endpoint.endsWith("language")) {
      language(form);
    } else if (form.equals("blocking")) {
      reply(models.chat().chat(request()));
    } else if (form.equals("stream")) {
      stream();
    } else if (form.startsWith("assistant")) {
      new Assistant(this, models).talk(form.equals("assistant-stream"));
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  private ChatRequest request() {
    return ChatRequest.builder().messages(UserMessage.from(command.prompt())).build();
  }

  void reply(ChatResponse response) {
    seen.reply(json(response), () -> {}, () -> text(response.aiMessage()));
  }

  private void stream() throws Exception {
    CompletableFuture<ChatResponse> done = new CompletableFuture<>();
    models.streaming().chat(request(), new StreamHandler(this, done));
    ChatResponse response = await(done);
    if (response != null) {
      seen.object("response").setAll(json(response));
    }
  }

  /** Notes a piece of a streamed text; says whether the application wants more. */
  boolean piece(String text) {
    ObjectNode piece = JsonNodeFactory.instance.objectNode().put("piece", text);
    return seen.chunk(() -> piece, () -> {}, () -> text) < closeAfter();
  }

  private void language(String form) throws Exception {
    if (form.equals("blocking")) {
      languageReply(models.language().generate(command.prompt()));
      return;
    }
    CompletableFuture<Response<String>> done = new CompletableFuture<>();
    models
        .streamingLanguage()
        .generate(
            command.prompt(),
            new StreamingResponseHandler<String>() {
              @Override
              public void onNext(String token) {
                piece(token);
              }

              @Override
              public void onComplete(Response<String> response) {
                done.complete(response);
              }

              @Override
              public void onError(Throwable failure) {
                done.completeExceptionally(failure);
              }
            });
    seen.object("response").put("whole", await(done).toString());
  }

  private void languageReply(Response<String> response) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("whole", response.toString());
    seen.reply(json, () -> {}, response::content);
  }

  private void embed() {
    Response<Embedding> response = models.embedding().embed(command.prompt());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("usage", String.valueOf(response.tokenUsage()));
    float[] vector = response.content().vector();
    seen.reply(json, () -> {}, () -> vector.length + " " + Arrays.hashCode(vector));
  }

  private static String text(AiMessage message) {
    return message.text() == null ? message.toolExecutionRequests().toString() : message.text();
  }

  static ObjectNode json(ChatResponse response) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    AiMessage message = response.aiMessage();
    json.put("text", message.text());
    ArrayNode calls = json.putArray("toolCalls");
    if (message.hasToolExecutionRequests()) {
      message.toolExecutionRequests().forEach(call -> calls.add(call.toString()));
    }
    json.put("id", response.metadata().id());
    json.put("model", response.metadata().modelName());
    json.put("usage", String.valueOf(response.metadata().tokenUsage()));
    json.put("finish", String.valueOf(response.metadata().finishReason()));
    return json;
  }
}
