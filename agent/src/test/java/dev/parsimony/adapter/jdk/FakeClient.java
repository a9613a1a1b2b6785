/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscription;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A client whose provider says what a test wants, and that hands it out as the JDK's does. */
final class FakeClient extends HttpClient {

  private final List<HttpRequest> sent = new CopyOnWriteArrayList<>();
  private final Queue<Object> replies = new ArrayDeque<>();
  @Nullable CookieHandler cookies;

  FakeClient respond(int status, String body) {
    replies.add(new Reply(status, body));
    return this;
  }

  FakeClient fail(IOException failure) {
    replies.add(failure);
    return this;
  }

  /** The requests that reached the provider. */
  List<HttpRequest> sent() {
    return sent;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    try {
      return sendAsync(request, handler).get();
    } catch (ExecutionException e) {
      throw (IOException) e.getCause();
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    sent.add(request);
    Object reply = replies.remove();
    if (reply instanceof IOException) {
      return CompletableFuture.failedFuture((IOException) reply);
    }
    BodySubscriber<T> subscriber = handler.apply((Reply) reply);
    push(subscriber, ((Reply) reply).body);
    return subscriber
        .getBody()
        .thenApply(body -> (HttpResponse<T>) new FakeResponse<>(request, (Reply) reply, body))
        .toCompletableFuture();
  }

  private static void push(BodySubscriber<?> subscriber, String body) {
    subscriber.onSubscribe(
        new Subscription() {
          private boolean told;

          @Override
          public void request(long count) {
            if (!told) {
              told = true;
              subscriber.onNext(List.of(ByteBuffer.wrap(body.getBytes(UTF_8)).asReadOnlyBuffer()));
              subscriber.onComplete();
            }
          }

          @Override
          public void cancel() {
            told = true;
          }
        });
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> promises) {
    return sendAsync(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return Optional.ofNullable(cookies);
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return Optional.empty();
  }

  @Override
  public Redirect followRedirects() {
    return Redirect.NEVER;
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return Optional.empty();
  }

  @Override
  public SSLContext sslContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SSLParameters sslParameters() {
    return new SSLParameters();
  }

  @Override
  public Optional<java.net.Authenticator> authenticator() {
    return Optional.empty();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.empty();
  }

  /** The head of a reply, and its text. */
  static final class Reply implements ResponseInfo {

    private final int status;
    private final String body;

    Reply(int status, String body) {
      this.status = status;
      this.body = body;
    }

    @Override
    public int statusCode() {
      return status;
    }

    @Override
    public HttpHeaders headers() {
      return HttpHeaders.of(
          Map.of("content-type", List.of("application/json")), (name, value) -> true);
    }

    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }
}
