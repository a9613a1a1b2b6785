/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.OtherThreads;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import org.jspecify.annotations.Nullable;

/** Takes over the calls of langchain4j. */
public final class LangChain4jAdapter implements Adapter {

  private static final String CLIENT = "langchain4j";

  private final AdapterTools tools;

  public LangChain4jAdapter(AdapterTools tools) {
    this.tools = tools;
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (Reentry.expected(target)
        || arguments.length == 0
        || !(target instanceof HttpClient)
        || !(arguments[0] instanceof HttpRequest)) {
      return null;
    }
    HttpClient client = (HttpClient) target;
    HttpRequest request = (HttpRequest) arguments[0];
    if (arguments.length == 1) {
      return whole(client, request, method.equals("execute") ? Delivery.BLOCKING : Delivery.ASYNC);
    }
    return arguments.length == 3
            && arguments[1] instanceof ServerSentEventParser
            && arguments[2] instanceof ServerSentEventListener
        ? streamed(
            client,
            request,
            (ServerSentEventParser) arguments[1],
            (ServerSentEventListener) arguments[2])
        : null;
  }

  private @Nullable Object @Nullable [] whole(
      HttpClient client, HttpRequest request, Delivery delivery) {
    InterceptedCall<?, ?> intercepted =
        Guard.orNull(
            "opening of the call",
            () -> {
              Call call = open(client, request, delivery);
              return call == null
                  ? null
                  : new InterceptedCall<>(call, new WholeCall(client, request));
            });
    return intercepted == null ? null : intercepted.run(delivery);
  }

  private @Nullable Object @Nullable [] streamed(
      HttpClient client,
      HttpRequest request,
      ServerSentEventParser parser,
      ServerSentEventListener listener) {
    Started started =
        Guard.orNull(
            "opening of the call",
            () -> {
              Call call = open(client, request, Delivery.ASYNC);
              if (call == null) {
                return null;
              }
              OtherThreads.note(client.getClass());
              return new Started(call, client, request, parser, listener);
            });
    return started == null ? null : started.intercepted.run(started.handover);
  }

  private @Nullable Call open(HttpClient client, HttpRequest request, Delivery delivery) {
    String method = request.method().name();
    String url = request.url();
    Dialect dialect = tools.engine().dialectOf(method, url);
    WireRequest read = dialect == null ? null : Messages.read(request);
    if (dialect == null || read == null) {
      return null;
    }
    CallOrigin origin =
        new CallOrigin(
            CLIENT,
            tools.clientVersion(),
            tools.instance(client),
            delivery,
            Limits.attempt(client),
            tools.app());
    return tools.engine().open(dialect, read, origin);
  }

  /** A streamed call and where its reply is handed over. */
  private static final class Started {

    final Handover handover;
    final InterceptedCall<HttpRequest, StreamedReply> intercepted;

    Started(
        Call call,
        HttpClient client,
        HttpRequest request,
        ServerSentEventParser parser,
        ServerSentEventListener listener) {
      this.handover = new Handover(parser, listener, Callbacks.of(client, call.readers()));
      this.intercepted = new InterceptedCall<>(call, new StreamedCall(client, request, handover));
    }
  }
}
