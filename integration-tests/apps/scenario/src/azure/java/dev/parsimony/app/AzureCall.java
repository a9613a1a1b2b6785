/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatChoice;
import com.azure.ai.openai.models.ChatCompletions;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestMessage;
import com.azure.ai.openai.models.ChatRequestSystemMessage;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.ai.openai.models.Embeddings;
import com.azure.ai.openai.models.EmbeddingsOptions;
import com.azure.json.JsonSerializable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** One call of azure-ai-openai. */
final class AzureCall extends Call {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CHAT = "gpt-4o-mini";

  private final OpenAIClientBuilder builder;

  AzureCall(Library library, Command command, OpenAIClientBuilder builder) {
    super(library, command);
    this.builder = builder;
  }

  @Override
  void make(String form) throws Exception {
    boolean embeddings = command.text("endpoint", "chat").equals("embeddings");
    if (form.equals("blocking")) {
      if (embeddings) {
        reply(builder.buildClient().getEmbeddings("text-embedding-3-small", texts()));
      } else {
        reply(builder.buildClient().getChatCompletions(command.model(CHAT), options()));
      }
    } else if (form.equals("async")) {
      if (embeddings) {
        CompletableFuture<Embeddings> future =
            builder.buildAsyncClient().getEmbeddings("text-embedding-3-small", texts()).toFuture();
        reply(await(future));
      } else {
        async();
      }
    } else if (form.equals("stream")) {
      stream();
    } else if (form.equals("async-stream")) {
      asyncStream();
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  private void async() throws Exception {
    CompletableFuture<ChatCompletions> future =
        builder.buildAsyncClient().getChatCompletions(command.model(CHAT), options()).toFuture();
    onCancel(() -> future.cancel(true));
    reply(await(future));
  }

  private void stream() {
    Iterator<ChatCompletions> chunks =
        builder.buildClient().getChatCompletionsStream(command.model(CHAT), options()).iterator();
    while (closeAfter() > 0 && chunks.hasNext()) {
      if (chunk(chunks.next()) >= closeAfter()) {
        break;
      }
    }
  }

  private void asyncStream() throws Exception {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Disposable.Swap subscription = Disposables.swap();
    onCancel(
        () -> {
          ended.complete(false);
          subscription.dispose();
        });
    subscription.update(
        builder
            .buildAsyncClient()
            .getChatCompletionsStream(command.model(CHAT), options())
            .takeUntil(chunk -> chunk(chunk) >= closeAfter())
            .subscribe(chunk -> {}, ended::completeExceptionally, () -> ended.complete(true)));
    seen.note("completed", await(ended));
  }

  /* A header of the command stands as the end user: the library has no headers of its own. */
  private ChatCompletionsOptions options() {
    List<ChatRequestMessage> messages = new ArrayList<>();
    if (command.node("system").isTextual()) {
      messages.add(new ChatRequestSystemMessage(command.text("system", "")));
    }
    messages.add(new ChatRequestUserMessage(command.prompt()));
    ChatCompletionsOptions options = new ChatCompletionsOptions(messages);
    if (command.node("body").path("temperature").isNumber()) {
      options.setTemperature(command.node("body").path("temperature").asDouble());
    }
    command.eachHeader((name, value) -> options.setUser(value));
    return options;
  }

  private EmbeddingsOptions texts() {
    EmbeddingsOptions options = new EmbeddingsOptions(Collections.singletonList(command.prompt()));
    command.eachHeader((name, value) -> options.setUser(value));
    return options;
  }

  private void reply(ChatCompletions reply) {
    seen.reply(json(reply), () -> {}, () -> reply.getChoices().get(0).getMessage().getContent());
  }

  private void reply(Embeddings reply) {
    seen.reply(json(reply), () -> {}, () -> String.valueOf(reply.getData().get(0).getEmbedding()));
  }

  private int chunk(ChatCompletions chunk) {
    return seen.chunk(() -> json(chunk), () -> {}, () -> said(chunk));
  }

  private static String said(ChatCompletions chunk) {
    StringBuilder said = new StringBuilder();
    for (ChatChoice choice : chunk.getChoices()) {
      String content = choice.getDelta() == null ? null : choice.getDelta().getContent();
      said.append(content == null ? "" : content);
    }
    return said.toString();
  }

  private static JsonNode json(JsonSerializable<?> typed) {
    try {
      return MAPPER.readTree(typed.toJsonString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
