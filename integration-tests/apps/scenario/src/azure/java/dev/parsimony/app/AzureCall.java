/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.json.JsonSerializable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One call of a library above azure-core.
 *
 * @param <R> a whole reply
 * @param <C> a chunk of a stream
 */
abstract class AzureCall<R, C> extends Call {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  AzureCall(Library library, Command command) {
    super(library, command);
  }

  abstract R blocking();

  abstract Mono<R> async();

  abstract Iterable<C> stream();

  abstract Flux<C> asyncStream();

  abstract JsonNode json(R reply);

  abstract String text(R reply);

  abstract JsonNode chunkJson(C chunk);

  abstract String chunkText(C chunk);

  @Override
  final void make(String form) throws Exception {
    if (form.equals("blocking")) {
      reply(blocking());
    } else if (form.equals("async")) {
      CompletableFuture<R> future = async().toFuture();
      onCancel(() -> future.cancel(true));
      reply(await(future));
    } else if (form.equals("stream")) {
      readStream();
    } else if (form.equals("async-stream")) {
      hearStream();
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  private void readStream() {
    Iterator<C> chunks = stream().iterator();
    while (closeAfter() > 0 && chunks.hasNext()) {
      if (chunk(chunks.next()) >= closeAfter()) {
        break;
      }
    }
  }

  private void hearStream() throws Exception {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Disposable.Swap subscription = Disposables.swap();
    onCancel(
        () -> {
          ended.complete(false);
          subscription.dispose();
        });
    subscription.update(
        asyncStream()
            .takeUntil(chunk -> chunk(chunk) >= closeAfter())
            .subscribe(chunk -> {}, ended::completeExceptionally, () -> ended.complete(true)));
    seen.note("completed", await(ended));
  }

  private void reply(R reply) {
    seen.reply(json(reply), () -> {}, () -> text(reply));
  }

  private int chunk(C chunk) {
    return seen.chunk(() -> chunkJson(chunk), () -> {}, () -> chunkText(chunk));
  }

  static JsonNode written(JsonSerializable<?> typed) {
    try {
      return MAPPER.readTree(typed.toJsonString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
