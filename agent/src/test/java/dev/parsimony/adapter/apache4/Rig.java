/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Policy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** A client with the adapter in front, as woven code would call it, and a provider behind it. */
final class Rig extends CloseableHttpClient {

  final TestEngine engine;
  private final Apache4Adapter adapter;
  private final List<HttpRequest> sent = new CopyOnWriteArrayList<>();
  private final Queue<Object> replies = new ArrayDeque<>();
  private int closed;

  Rig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  Rig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new Apache4Adapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "4.3", (name, loader) -> false));
  }

  static HttpPost request() {
    HttpPost request = new HttpPost(Chat.URL);
    request.setHeader("Authorization", "Bearer key");
    request.setEntity(new StringEntity(Chat.REQUEST, ContentType.APPLICATION_JSON));
    return request;
  }

  /** What the provider answers next, after what it was told before. */
  Rig respond(int status, String body) {
    HandedResponse response = HandedResponse.ofAnswer(status, () -> closed++);
    response.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    replies.add(response);
    return this;
  }

  Rig respond(int status, @Nullable HttpEntity entity) {
    HandedResponse response = HandedResponse.ofAnswer(status, () -> closed++);
    response.setEntity(entity);
    replies.add(response);
    return this;
  }

  Rig fail(IOException failure) {
    replies.add(failure);
    return this;
  }

  /** The requests that reached the provider. */
  List<HttpRequest> sent() {
    return sent;
  }

  /** How often a response of the provider was closed. */
  int closed() {
    return closed;
  }

  Exchange exchange() {
    assertThat(engine.exchanges()).hasSize(1);
    return engine.exchanges().get(0);
  }

  @Override
  protected CloseableHttpResponse doExecute(
      HttpHost target, HttpRequest request, HttpContext context) throws IOException {
    @Nullable Object[] outcome =
        adapter.call("doExecute", this, new Object[] {target, request, context});
    if (outcome == null) {
      return provider(request);
    }
    if (outcome[1] instanceof IOException) {
      throw (IOException) outcome[1];
    }
    return (CloseableHttpResponse) outcome[0];
  }

  private CloseableHttpResponse provider(HttpRequest request) throws IOException {
    sent.add(request);
    Object reply = replies.remove();
    if (reply instanceof IOException) {
      throw (IOException) reply;
    }
    return (HandedResponse) reply;
  }

  @Override
  @Deprecated
  public HttpParams getParams() {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  public ClientConnectionManager getConnectionManager() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    try {
      engine.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
