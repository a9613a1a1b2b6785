/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingResponse;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** One call through a model of Spring AI. */
final class SpringAiCall extends Call {

  private final Models models;

  SpringAiCall(Library library, Models models, Command command) {
    super(library, command);
    this.models = models;
  }

  @Override
  void make(String form) throws Exception {
    if (command.text("endpoint", "chat").endsWith("embeddings")) {
      embed();
    } else if (form.equals("blocking")) {
      ChatResponse response = models.chat().call(new Prompt(command.prompt()));
      seen.reply(json(response), () -> {}, () -> text(response));
    } else if (form.equals("stream")) {
      try (Stream<Boolean> pieces = pieces().toStream()) {
        seen.note("more", pieces.allMatch(more -> more));
      }
    } else if (form.equals("async-stream")) {
      asyncStream();
    } else {
      throw new IllegalArgumentException(form);
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
        pieces().subscribe(more -> {}, ended::completeExceptionally, () -> ended.complete(true)));
    seen.note("completed", await(ended));
  }

  private Flux<Boolean> pieces() {
    return models.chat().stream(new Prompt(command.prompt()))
        .map(piece -> seen.chunk(() -> json(piece), () -> {}, () -> text(piece)) < closeAfter())
        .takeUntil(more -> !more)
        .timeout(Duration.ofMillis(command.number("deadlineMillis", 20_000)));
  }

  private void embed() {
    EmbeddingResponse response =
        models.embedding().embedForResponse(Collections.singletonList(command.prompt()));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", response.getMetadata().getModel());
    json.put("tokens", response.getMetadata().getUsage().getPromptTokens());
    float[] vector = response.getResult().getOutput();
    seen.reply(json, () -> {}, () -> vector.length + " " + Arrays.hashCode(vector));
  }

  private static ObjectNode json(ChatResponse response) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", response.getMetadata().getId());
    json.put("model", response.getMetadata().getModel());
    json.put("input", response.getMetadata().getUsage().getPromptTokens());
    json.put("output", response.getMetadata().getUsage().getCompletionTokens());
    json.put("text", text(response));
    if (response.getResult() != null) {
      json.put("finish", response.getResult().getMetadata().getFinishReason());
    }
    return json;
  }

  private static String text(ChatResponse response) {
    String text = response.getResult() == null ? null : response.getResult().getOutput().getText();
    return text == null ? "" : text;
  }
}
