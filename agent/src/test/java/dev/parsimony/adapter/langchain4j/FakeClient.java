/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/** A client that does what a test prepared, and notes what it was to send. */
final class FakeClient implements HttpClient {

  /** What is done with one streamed request. */
  interface Step {
    void run(ServerSentEventParser parser, ServerSentEventListener listener) throws Exception;
  }

  private final List<HttpRequest> sent = new CopyOnWriteArrayList<>();
  private final Queue<CompletableFuture<SuccessfulHttpResponse>> replies =
      new ConcurrentLinkedQueue<>();
  private final Queue<Step> steps = new ConcurrentLinkedQueue<>();

  static SuccessfulHttpResponse response(String type, String body) {
    return SuccessfulHttpResponse.builder()
        .statusCode(200)
        .headers(Map.of("Content-Type", List.of(type)))
        .body(body)
        .build();
  }

  FakeClient respond(SuccessfulHttpResponse response) {
    replies.add(CompletableFuture.completedFuture(response));
    return this;
  }

  FakeClient fail(Throwable failure) {
    replies.add(CompletableFuture.failedFuture(failure));
    return this;
  }

  /** Streams on a thread of its own, as the library's client does. */
  FakeClient stream(InputStream body) {
    return elsewhere((parser, listener) -> run(body, parser, listener));
  }

  FakeClient elsewhere(Step step) {
    return here(
        (parser, listener) ->
            CompletableFuture.runAsync(
                () -> {
                  try {
                    step.run(parser, listener);
                  } catch (Throwable thrown) {
                    listener.onError(new CompletionException(thrown));
                  }
                }));
  }

  FakeClient here(Step step) {
    steps.add(step);
    return this;
  }

  static void run(InputStream body, ServerSentEventParser parser, ServerSentEventListener listener)
      throws Exception {
    listener.onOpen(response("text/event-stream", null));
    try (InputStream open = body) {
      parser.parse(open, listener);
      listener.onClose();
    }
  }

  List<HttpRequest> sent() {
    return sent;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try {
      return executeAsync(request).get();
    } catch (ExecutionException e) {
      throw FakeClient.<RuntimeException>unchecked(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletableFuture<SuccessfulHttpResponse> executeAsync(HttpRequest request) {
    sent.add(request);
    CompletableFuture<SuccessfulHttpResponse> reply = replies.poll();
    if (reply == null) {
      throw new AssertionError("nothing was prepared for another request");
    }
    return reply;
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    sent.add(request);
    Step step = steps.poll();
    if (step == null) {
      throw new AssertionError("nothing was prepared for another request");
    }
    try {
      step.run(parser, listener);
    } catch (Exception e) {
      throw FakeClient.<RuntimeException>unchecked(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
