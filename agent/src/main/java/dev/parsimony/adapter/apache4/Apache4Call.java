/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

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
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpExecutionAware;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One call in the client's types. */
final class Apache4Call implements LibraryCall<HttpEntityEnclosingRequest, CloseableHttpResponse> {

  private final CloseableHttpClient client;
  private final HttpHost host;
  private final HttpEntityEnclosingRequest request;
  private final @Nullable HttpContext context;
  private final BegunBody begun = new BegunBody();

  Apache4Call(
      CloseableHttpClient client,
      HttpHost host,
      HttpEntityEnclosingRequest request,
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
  public HttpEntityEnclosingRequest request() {
    return request;
  }

  @Nullable HttpContext context() {
    return context;
  }

  String url() {
    String uri = request.getRequestLine().getUri();
    return uri.startsWith("/") ? host.toURI() + uri : uri;
  }

  @Override
  public HttpEntityEnclosingRequest changed(WireRequest changed) {
    HttpEntityEnclosingRequest copy = Copies.of(request);
    copy.setEntity(Bodies.changed(requireNonNull(request.getEntity()), changed.body()));
    return copy;
  }

  @Override
  public CloseableHttpResponse send(HttpEntityEnclosingRequest outgoing) throws IOException {
    return client.execute(host, outgoing, context);
  }

  @Override
  public CompletableFuture<CloseableHttpResponse> sendAsync(HttpEntityEnclosingRequest outgoing) {
    throw new UnsupportedOperationException("a classic call blocks");
  }

  @Override
  public int status(CloseableHttpResponse response) {
    return response.getStatusLine().getStatusCode();
  }

  @Override
  public WireHeaders headers(CloseableHttpResponse response) {
    return new Headers4(response);
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
    Headers4 headers = new Headers4(response);
    if (original == null) {
      InputStream nothing = new ByteArrayInputStream(new byte[0]);
      closeQuietly(call.opened(response.getStatusLine().getStatusCode(), headers, nothing));
      return response;
    }
    ReplyBody body = begun.of(response, original::getContent);
    HandedEntity entity = new HandedEntity(original);
    HandedResponse watched =
        HandedResponse.like(response, () -> body.closeResponse(entity.getContent()));
    watched.setEntity(entity);
    entity.hand(call.opened(response.getStatusLine().getStatusCode(), headers, body));
    return watched;
  }

  @Override
  public CloseableHttpResponse answer(WireReply reply, Call call) {
    HandedEntity entity = HandedEntity.ofAnswer(reply.headers().first("content-type"));
    HandedResponse answer =
        HandedResponse.ofAnswer(reply.status(), () -> entity.getContent().close());
    for (String name : reply.headers().names()) {
      reply.headers().values(name).forEach(value -> answer.addHeader(name, value));
    }
    answer.setEntity(entity);
    InputStream bytes = call.answered(reply);
    entity.hand(bytes);
    onCancel(() -> closeQuietly(bytes));
    return answer;
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
  public void abandon(HttpEntityEnclosingRequest changed) {
    ((HttpEntityEnclosingRequestBase) changed).abort();
  }

  @Override
  public void onCancel(Runnable end) {
    if (!(request instanceof HttpExecutionAware)) {
      return;
    }
    HttpExecutionAware cancellable = (HttpExecutionAware) request;
    cancellable.setCancellable(
        () -> {
          end.run();
          return true;
        });
    if (cancellable.isAborted()) {
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
