/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/** A transport that gives what a test prepared, and notes what it was to send. */
final class FakeTransport implements HttpClient {

  /** What the transport does with one request: gives a future, or throws. */
  interface Step {
    CompletableFuture<HttpResponse> run();
  }

  private final List<HttpRequest> sent = new CopyOnWriteArrayList<>();
  private final Queue<Step> steps = new ConcurrentLinkedQueue<>();

  FakeTransport respond(HttpResponse response) {
    return then(() -> CompletableFuture.completedFuture(response));
  }

  /** A call that goes wrong on its way. */
  FakeTransport fail(Throwable failure) {
    return then(() -> CompletableFuture.failedFuture(failure));
  }

  /** A call that goes wrong before it is on its way. */
  FakeTransport refuse(RuntimeException failure) {
    return then(
        () -> {
          throw failure;
        });
  }

  FakeTransport then(Step step) {
    steps.add(step);
    return this;
  }

  List<HttpRequest> sent() {
    return sent;
  }

  @Override
  public HttpResponse execute(HttpRequest request, RequestOptions options) {
    try {
      return next(request).get();
    } catch (ExecutionException e) {
      throw FakeTransport.<RuntimeException>unchecked(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FakeTransport.<RuntimeException>unchecked(new InterruptedIOException());
    }
  }

  @Override
  public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
    return next(request);
  }

  @Override
  public void close() {}

  private CompletableFuture<HttpResponse> next(HttpRequest request) {
    sent.add(request);
    Step step = steps.poll();
    if (step == null) {
      throw new AssertionError("nothing was prepared for another request");
    }
    return step.run();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
