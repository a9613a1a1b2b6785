/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.adapter.apache.BegunBody;
import dev.parsimony.adapter.apache.ReplyBody;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One call in the client's types. */
final class Apache5Call implements LibraryCall<ClassicHttpRequest, CloseableHttpResponse> {

  private final CloseableHttpClient client;
  private final HttpHost host;
  private final ClassicHttpRequest request;
  private final @Nullable HttpContext context;
  private final BegunBody begun = new BegunBody();

  Apache5Call(
      CloseableHttpClient client,
      HttpHost host,
      ClassicHttpRequest request,
      @Nullable HttpContext context) {
    this.client = client;
    this.host = host;
    this.request = request;
    this.context = context;
  }

  @Override
  public CloseableHttpClient target() {
    return client;
  }

  @Override
  public ClassicHttpRequest request() {
    return request;
  }

  @Nullable HttpContext context() {
    return context;
  }

  String url() {
    String path = request.getPath();
    return path == null || path.startsWith("/") ? host.toURI() + path : path;
  }

  @Override
  public ClassicHttpRequest changed(WireRequest changed) {
    ClassicHttpRequest copy = Copies.of(request);
    copy.setEntity(Bodies.changed(requireNonNull(request.getEntity()), changed.body()));
    return copy;
  }

  @Override
  public CloseableHttpResponse send(ClassicHttpRequest outgoing) throws IOException {
    return client.execute(host, outgoing, context);
  }

  @Override
  public CompletableFuture<CloseableHttpResponse> sendAsync(ClassicHttpRequest outgoing) {
    throw new UnsupportedOperationException("a classic call blocks");
  }

  @Override
  public int status(CloseableHttpResponse response) {
    return response.getCode();
  }

  @Override
  public WireHeaders headers(CloseableHttpResponse response) {
    return new Headers5(response);
  }

  @Override
  public InputStream body(CloseableHttpResponse response) {
    HttpEntity entity = response.getEntity();
    return entity == null
        ? new ByteArrayInputStream(new byte[0])
        : begun.of(response, entity::getContent);
  }

  @Override
  public CloseableHttpResponse watched(CloseableHttpResponse response, Call call) {
    HttpEntity original = response.getEntity();
    Headers5 headers = new Headers5(response);
    if (original == null) {
      InputStream nothing = new ByteArrayInputStream(new byte[0]);
      closeQuietly(call.opened(response.getCode(), headers, nothing));
      return response;
    }
    ReplyBody body = begun.of(response, original::getContent);
    HandedEntity entity = new HandedEntity(original);
    HandedResponse watched =
        HandedResponse.like(response, () -> body.closeResponse(entity.getContent()));
    watched.setEntity(entity);
    CloseableHttpResponse closeable = watched.asClosed();
    entity.hand(call.opened(response.getCode(), headers, body));
    return closeable;
  }

  @Override
  public CloseableHttpResponse answer(WireReply reply, Call call) {
    HandedEntity entity = new HandedEntity(reply.headers().first("content-type"));
    HandedResponse answer = new HandedResponse(reply.status(), "OK", entity);
    for (String name : reply.headers().names()) {
      reply.headers().values(name).forEach(value -> answer.addHeader(name, value));
    }
    answer.setEntity(entity);
    CloseableHttpResponse closeable = answer.asClosed();
    InputStream bytes = call.answered(reply);
    entity.hand(bytes);
    onCancel(() -> closeQuietly(bytes));
    return closeable;
  }

  @Override
  public void close(CloseableHttpResponse response) {
    closeQuietly(response);
  }

  @Override
  public boolean isAbandonable() {
    return true;
  }

  @Override
  public void abandon(ClassicHttpRequest changed) {
    ((HttpUriRequestBase) changed).abort();
  }

  @Override
  public void onCancel(Runnable end) {
    if (!(request instanceof CancellableDependency)) {
      return;
    }
    CancellableDependency cancellable = (CancellableDependency) request;
    cancellable.setDependency(
        () -> {
          end.run();
          return true;
        });
    if (cancellable.isCancelled()) {
      end.run();
    }
  }

  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  @Override
  public Throwable timedOut() {
    return new SocketTimeoutException("Read timed out");
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // Nobody reads it.
    }
  }
}
