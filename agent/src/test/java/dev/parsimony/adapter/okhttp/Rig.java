/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

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
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** OkHttp with the adapter in its chain, as woven code would call it, and a provider behind it. */
@SuppressWarnings("deprecation") // The order of arguments changed with OkHttp 4.
final class Rig implements AutoCloseable {

  static final MediaType JSON = MediaType.parse("application/json");

  final TestEngine engine;
  final OkHttpAdapter adapter;
  final OkHttpClient client =
      new OkHttpClient.Builder().addInterceptor(this::woven).addInterceptor(this::provider).build();
  private final List<Request> sent = new CopyOnWriteArrayList<>();
  private final Queue<Object> replies = new ArrayDeque<>();

  Rig(Policy... policies) {
    this(TestEngine.optimizing(policies));
  }

  Rig(TestEngine engine) {
    this.engine = engine;
    this.adapter =
        new OkHttpAdapter(
            new AdapterTools(engine.engine(), AppContext.NONE, "4.12.0", (name, loader) -> false));
  }

  static Request request() {
    return request(RequestBody.create(JSON, Chat.REQUEST));
  }

  static Request request(RequestBody body) {
    return new Request.Builder()
        .url(Chat.URL)
        .header("Authorization", "Bearer key")
        .post(body)
        .build();
  }

  /** What the provider answers next, after what it was told before. */
  Rig respond(int status, String body) {
    replies.add(
        new Response.Builder()
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("")
            .header("Content-Type", "application/json")
            .body(ResponseBody.create(JSON, body)));
    return this;
  }

  Rig fail(IOException failure) {
    replies.add(failure);
    return this;
  }

  Response call(Request request) throws IOException {
    return client.newCall(request).execute();
  }

  /** The requests that reached the provider. */
  List<Request> sent() {
    return sent;
  }

  Exchange exchange() {
    assertThat(engine.exchanges()).hasSize(1);
    return engine.exchanges().get(0);
  }

  private Response woven(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    @Nullable Object[] outcome = adapter.call("proceed", chain, new Object[] {request});
    if (outcome == null) {
      return chain.proceed(request);
    }
    if (outcome[1] instanceof IOException) {
      throw (IOException) outcome[1];
    }
    return (Response) outcome[0];
  }

  private Response provider(Interceptor.Chain chain) throws IOException {
    sent.add(chain.request());
    Object reply = replies.remove();
    if (reply instanceof IOException) {
      throw (IOException) reply;
    }
    return ((Response.Builder) reply).request(chain.request()).build();
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }
}
