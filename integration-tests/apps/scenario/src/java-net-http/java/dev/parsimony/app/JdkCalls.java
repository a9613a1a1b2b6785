/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** One call of the JDK's client. */
final class JdkCalls extends HttpCall {

  private final HttpClient client;
  private final LibraryUnderTest jdk;

  JdkCalls(LibraryUnderTest jdk, Command command) {
    super(jdk, command);
    this.jdk = jdk;
    this.client = jdk.client(command);
  }

  @Override
  void blocking() throws Exception {
    blocking(bodies());
  }

  private <T> void blocking(Bodies<T> bodies) throws Exception {
    reply(client.send(request(false), bodies.handler()), bodies);
  }

  @Override
  void async() throws Exception {
    async(bodies());
  }

  private <T> void async(Bodies<T> bodies) throws Exception {
    CompletableFuture<HttpResponse<T>> future = client.sendAsync(request(false), bodies.handler());
    onCancel(() -> future.cancel(true));
    reply(await(future), bodies);
  }

  private Bodies<?> bodies() throws IOException {
    return Bodies.named(command.text("handler", "string"));
  }

  @Override
  void stream() throws Exception {
    HttpResponse<InputStream> response = client.send(request(true), BodyHandlers.ofInputStream());
    InputStream body = response.body();
    onCancel(() -> close(body));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      if (response.statusCode() != 200) {
        StringBuilder text = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
          text.append((char) c);
        }
        reply(response.statusCode(), response.headers().map(), text.toString());
      } else {
        seen.head(response.statusCode(), response.headers().map());
        readLines(lines);
      }
    }
    if (command.flag("closeTwice", false)) {
      body.close();
    }
  }

  /* One line at a time, as a reactive application takes them. */
  @Override
  void asyncStream() throws Exception {
    Lines lines = new Lines();
    CompletableFuture<HttpResponse<Void>> future =
        client.sendAsync(
            request(true),
            info ->
                info.statusCode() == 200
                    ? HttpResponse.BodySubscribers.fromLineSubscriber(lines)
                    : HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8),
                        lines::refused));
    onCancel(
        () -> {
          lines.cancel();
          future.cancel(true);
        });
    future.whenComplete((response, failure) -> lines.over(response, failure));
    seen.note("completed", await(lines.ended));
  }

  private <T> void reply(HttpResponse<T> response, Bodies<T> bodies) throws IOException {
    reply(response.statusCode(), response.headers().map(), bodies.text(response.body()));
  }

  private HttpRequest request(boolean stream) {
    return jdk.request(endpoint, command, stream);
  }

  private void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      seen.failure(e, library);
    }
  }

  /** Notes the lines of a stream. */
  private final class Lines implements Flow.Subscriber<String> {

    final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable String refusal;

    @Override
    public void onSubscribe(Flow.Subscription accepted) {
      subscription = accepted;
      accepted.request(1);
    }

    @Override
    public void onNext(String line) {
      try {
        if (ended.isDone()) {
          return;
        }
        if (line(line)) {
          request();
        } else {
          ended.complete(true);
          cancel();
        }
      } catch (IOException | RuntimeException failure) {
        ended.completeExceptionally(failure);
        cancel();
      }
    }

    @Override
    public void onError(Throwable failure) {
      ended.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      ended.complete(true);
    }

    @Nullable Void refused(String body) {
      refusal = body;
      return null;
    }

    void over(@Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
      String body = refusal;
      try {
        if (body != null && response != null) {
          reply(response.statusCode(), response.headers().map(), body);
        } else if (failure != null) {
          ended.completeExceptionally(failure);
        }
      } catch (IOException | RuntimeException told) {
        ended.completeExceptionally(told);
      }
    }

    private void request() {
      Flow.Subscription accepted = subscription;
      if (accepted != null) {
        accepted.request(1);
      }
    }

    void cancel() {
      ended.complete(false);
      Flow.Subscription accepted = subscription;
      if (accepted != null) {
        accepted.cancel();
      }
    }
  }
}
