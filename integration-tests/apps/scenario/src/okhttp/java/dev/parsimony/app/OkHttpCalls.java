/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One call of OkHttp. */
final class OkHttpCalls extends HttpCall {

  private final OkHttpClient client;
  private final LibraryUnderTest okhttp;

  OkHttpCalls(LibraryUnderTest okhttp, Command command) {
    super(okhttp, command);
    this.okhttp = okhttp;
    this.client = okhttp.client(command);
  }

  @Override
  void blocking() throws IOException {
    okhttp3.Call call = client.newCall(request(false));
    onCancel(call::cancel);
    try (Response response = call.execute()) {
      reply(response);
    }
  }

  @Override
  void async() throws Exception {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    okhttp3.Call call = client.newCall(request(false));
    onCancel(call::cancel);
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(okhttp3.Call failed, IOException failure) {
            ended.completeExceptionally(failure);
          }

          @Override
          public void onResponse(okhttp3.Call answered, Response response) {
            try (Response closing = response) {
              reply(closing);
              ended.complete(true);
            } catch (IOException | RuntimeException failure) {
              ended.completeExceptionally(failure);
            }
          }
        });
    await(ended);
  }

  @Override
  void stream() throws IOException {
    okhttp3.Call call = client.newCall(request(true));
    onCancel(call::cancel);
    Response opened = call.execute();
    try (Response response = opened) {
      if (response.code() != 200) {
        reply(response);
      } else {
        seen.head(response.code(), response.headers().toMultimap());
        BufferedSource lines = requireNonNull(response.body()).source();
        readLines(lines);
      }
    }
    if (command.flag("closeTwice", false)) {
      opened.close();
    }
  }

  private void readLines(BufferedSource lines) throws IOException {
    boolean more = closeAfter() > 0;
    while (more) {
      String line = lines.readUtf8Line();
      if (line == null && endpoint.saysWhenDone()) {
        throw new EOFException("the stream ended without its last event");
      }
      more = line != null && line(line);
    }
  }

  @Override
  void asyncStream() throws Exception {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    EventSource source =
        EventSources.createFactory(client).newEventSource(request(true), new Events(ended));
    onCancel(
        () -> {
          ended.complete(false);
          source.cancel();
        });
    seen.note("completed", await(ended));
  }

  private void reply(Response response) throws IOException {
    String body = requireNonNull(response.body()).string();
    reply(response.code(), response.headers().toMultimap(), body);
  }

  private Request request(boolean stream) {
    return okhttp.request(endpoint, command, stream);
  }

  /** Notes the events of a stream. */
  private final class Events extends EventSourceListener {

    private final CompletableFuture<Boolean> ended;

    Events(CompletableFuture<Boolean> ended) {
      this.ended = ended;
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      try {
        if (!ended.isDone() && !event(data)) {
          ended.complete(true);
          source.cancel();
        }
      } catch (IOException | RuntimeException failure) {
        ended.completeExceptionally(failure);
        source.cancel();
      }
    }

    @Override
    public void onClosed(EventSource source) {
      ended.complete(true);
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable failure, @Nullable Response response) {
      try {
        if (failure == null && response != null && response.code() != 200) {
          reply(response);
        }
        ended.completeExceptionally(failure == null ? new IOException("not a stream") : failure);
      } catch (IOException | RuntimeException told) {
        ended.completeExceptionally(told);
      }
    }
  }
}
