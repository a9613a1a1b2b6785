/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.Callers;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes over the calls to providers that an application makes with the JDK's own client. */
public final class JdkHttpAdapter implements Adapter {

  private static final String CLIENT = "java.net.http";

  private final AdapterTools tools;
  private final Callers callers = new Callers();

  public JdkHttpAdapter(AdapterTools tools) {
    this.tools = tools;
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    boolean pushes = arguments.length > 2 && arguments[2] != null;
    if (Reentry.expected(target)
        || Reentry.within()
        || pushes
        || !(arguments[0] instanceof HttpRequest)
        || !(arguments[1] instanceof BodyHandler)) {
      return null;
    }
    Delivery delivery = method.equals("send") ? Delivery.BLOCKING : Delivery.ASYNC;
    HttpClient client = (HttpClient) target;
    HttpRequest request = (HttpRequest) arguments[0];
    BodyHandler<?> handler = (BodyHandler<?>) arguments[1];
    InterceptedCall<?, ?> call =
        Guard.orNull("opening of the call", () -> open(client, request, handler, delivery));
    return call == null ? null : call.run(delivery);
  }

  private <T> @Nullable InterceptedCall<?, ?> open(
      HttpClient client, HttpRequest request, BodyHandler<T> handler, Delivery delivery) {
    String url = request.uri().toString();
    Dialect dialect = tools.engine().dialectAt(request.method(), url);
    byte[] body = dialect == null ? null : RequestBodies.json(request);
    if (dialect == null || body == null) {
      return null;
    }
    CallOrigin origin =
        new CallOrigin(
            CLIENT,
            tools.clientVersion(),
            addsCredentials(client) ? tools.newInstance() : tools.instance(client),
            delivery,
            request.timeout().map(Duration::toNanos).orElse(0L),
            callers.here());
    WireRequest read =
        new WireRequest(request.method(), url, new JdkHeaders(request.headers()), body);
    Call call = tools.engine().open(dialect, read, origin);
    return new InterceptedCall<>(call, new JdkCall<>(client, request, handler, call));
  }

  /* Who is behind such a call cannot be known where its own headers do not tell. */
  private static boolean addsCredentials(HttpClient client) {
    return client.authenticator().isPresent() || client.cookieHandler().isPresent();
  }
}
