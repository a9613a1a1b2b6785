/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Takes over the calls to providers that an application makes with OkHttp. */
public final class OkHttpAdapter implements Adapter {

  private static final String CLIENT = "okhttp";

  private final AdapterTools tools;
  private final Clients clients;
  private final CallsUnderWay underWay = new CallsUnderWay();
  private final OuterCalls outer;

  public OkHttpAdapter(AdapterTools tools) {
    this.tools = tools;
    this.clients = new Clients(tools);
    this.outer = new OuterCalls(tools);
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    switch (method) {
      case "enqueue":
        Guard.run("noting of the caller", () -> enqueued((Call) target));
        return null;
      case "cancel":
        Guard.run("cancelling", () -> underWay.cancelled((Call) target));
        return null;
      default:
        return Reentry.expected(target)
            ? null
            : proceed((Interceptor.Chain) target, (Request) arguments[0]);
    }
  }

  private void enqueued(Call call) {
    if (outer.isWithin()) {
      outer.note(call);
    } else if (!tools.engine().isOff()) {
      underWay.enqueued(call, tools.app().captured(tools.engine().asksCaller()));
    }
  }

  private @Nullable Object @Nullable [] proceed(Interceptor.Chain chain, Request request) {
    InterceptedCall<?, ?> call = Guard.orNull("opening of the call", () -> open(chain, request));
    return call == null ? null : call.run(Delivery.BLOCKING);
  }

  private @Nullable InterceptedCall<?, ?> open(Interceptor.Chain chain, Request request) {
    String url = request.url().toString();
    Dialect dialect = tools.engine().dialectAt(request.method(), url);
    if (dialect == null || outer.has(chain.call(), request)) {
      return null;
    }
    byte[] body = RequestBodies.json(request.body());
    if (body == null) {
      return null;
    }
    WireRequest read =
        new WireRequest(request.method(), url, new OkHttpHeaders(request.headers()), body);
    return new InterceptedCall<>(
        tools.engine().open(dialect, read, origin(chain)),
        new OkHttpCall(chain, request, underWay));
  }

  private CallOrigin origin(Interceptor.Chain chain) {
    Call call = chain.call();
    AppContext caller = underWay.caller(call);
    return new CallOrigin(
        CLIENT,
        tools.clientVersion(),
        clients.of(call),
        caller == null ? Delivery.BLOCKING : Delivery.ASYNC,
        Timeouts.ofReply(chain),
        caller == null ? tools.app() : caller);
  }
}
