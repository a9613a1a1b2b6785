/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One call in one of the forms that the client library has. */
final class Call<R, C> {

  private final Endpoint<R, C> endpoint;
  private final OpenAIClient client;
  private final Command command;
  private final Seen seen = new Seen();
  private volatile Runnable canceller = () -> {};

  Call(Endpoint<R, C> endpoint, OpenAIClient client, Command command) {
    this.endpoint = endpoint;
    this.client = client;
    this.command = command;
  }

  ObjectNode run() {
    if (command.flag("interruptFirst", false)) {
      Thread.currentThread().interrupt();
    }
    try {
      make();
    } catch (Throwable e) {
      seen.failure(e);
    }
    seen.note("interrupted", Thread.interrupted());
    return seen.json();
  }

  /** Gives up the call as an application would: cancels the future, or closes the stream. */
  void cancel() {
    canceller.run();
  }

  private void make() throws Exception {
    String form = command.text("form", "blocking");
    if (form.equals("blocking")) {
      seen.reply(endpoint, endpoint.create(client, command));
    } else if (form.equals("async")) {
      async();
    } else if (form.equals("stream")) {
      stream(endpoint.stream(client, command));
    } else if (form.equals("async-stream")) {
      asyncStream();
    } else if (form.equals("raw")) {
      raw();
    } else if (form.equals("raw-stream")) {
      rawStream();
    } else if (form.equals("structured")) {
      structured();
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  private void async() throws Exception {
    CompletableFuture<R> future = endpoint.createAsync(client, command);
    canceller = () -> future.cancel(true);
    try {
      seen.reply(endpoint, await(future));
    } finally {
      seen.note("cancelled", future.isCancelled());
    }
  }

  private <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(command.number("deadlineMillis", 120_000), TimeUnit.MILLISECONDS);
  }

  private void stream(StreamResponse<C> opened) throws Exception {
    int closeAfter = command.number("closeAfter", Integer.MAX_VALUE);
    canceller = () -> close(opened);
    try (StreamResponse<C> stream = opened) {
      Iterator<C> chunks = stream.stream().iterator();
      while (closeAfter > 0 && chunks.hasNext()) {
        if (seen.chunk(endpoint, chunks.next()) >= closeAfter) {
          break;
        }
      }
    }
    if (command.flag("closeTwice", false)) {
      opened.close();
    }
  }

  private void asyncStream() throws Exception {
    int closeAfter = command.number("closeAfter", Integer.MAX_VALUE);
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    AsyncStreamResponse<C> stream = endpoint.streamAsync(client, command);
    canceller =
        () -> {
          ended.complete(false);
          stream.close();
        };
    stream.subscribe(
        new AsyncStreamResponse.Handler<C>() {
          @Override
          public void onNext(C chunk) {
            if (!ended.isDone() && seen.chunk(endpoint, chunk) >= closeAfter) {
              cancel();
            }
          }

          @Override
          public void onComplete(Optional<Throwable> failure) {
            if (failure.isPresent()) {
              ended.completeExceptionally(failure.get());
            } else {
              ended.complete(true);
            }
          }
        });
    seen.note("completed", await(ended));
  }

  private void raw() {
    RawReply<R> raw = endpoint.raw(client, command);
    seen.head(raw.statusCode(), raw.headers());
    seen.reply(endpoint, raw.parse());
  }

  private void rawStream() throws Exception {
    RawReply<StreamResponse<C>> raw = endpoint.rawStream(client, command);
    seen.head(raw.statusCode(), raw.headers());
    stream(raw.parse());
  }

  private void structured() {
    Structured<R> structured = endpoint.structured(client, command);
    seen.reply(endpoint, structured.reply);
    if (structured.ticket != null) {
      seen.ticket(structured.ticket);
    }
  }

  private void close(StreamResponse<C> stream) {
    try {
      stream.close();
    } catch (Exception e) {
      seen.failure(e);
    }
  }
}
