/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

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
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** A client with the adapter in front, as woven code would call it, and a provider behind it. */
final class Rig extends CloseableHttpClient {

  final TestEngine engine;
  private final Apache5Adapter adapter;
  private final List<ClassicHttpRequest> sent = new CopyOnWriteArrayList<>();
  private final Queue<Object> replies = new ArrayDeque<>();
  private int closed;

  Rig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  Rig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new Apache5Adapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "5.0", (name, loader) -> false));
  }

  static HttpPost request() {
    HttpPost request = new HttpPost(Chat.URL);
    request.setHeader("Authorization", "Bearer key");
    request.setEntity(new StringEntity(Chat.REQUEST, ContentType.APPLICATION_JSON));
    return request;
  }

  /** What the provider answers next, after what it was told before. */
  Rig respond(int status, String body) {
    HandedResponse response = new HandedResponse(status, "OK", () -> closed++);
    response.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    replies.add(response);
    return this;
  }

  Rig respond(int status, @Nullable HttpEntity entity) {
    HandedResponse response = new HandedResponse(status, "OK", () -> closed++);
    response.setEntity(entity);
    replies.add(response);
    return this;
  }

  Rig fail(IOException failure) {
    replies.add(failure);
    return this;
  }

  /** The requests that reached the provider. */
  List<ClassicHttpRequest> sent() {
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
      HttpHost target, ClassicHttpRequest request, HttpContext context) throws IOException {
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

  private CloseableHttpResponse provider(ClassicHttpRequest request) throws IOException {
    sent.add(request);
    Object reply = replies.remove();
    if (reply instanceof IOException) {
      throw (IOException) reply;
    }
    return ((HandedResponse) reply).asClosed();
  }

  @Override
  public void close(CloseMode mode) {
    close();
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
