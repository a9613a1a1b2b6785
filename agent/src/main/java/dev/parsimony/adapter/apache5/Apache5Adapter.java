/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.adapter.apache.Clients;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Takes over the calls to providers that an application makes with Apache HttpClient 5. */
public final class Apache5Adapter implements Adapter {

  private static final String CLIENT = "httpclient5";
  private static final String COOKIES = "http.cookie-store";
  private static final String CREDENTIALS = "http.auth.credentials-provider";

  private final AdapterTools tools;
  private final Clients clients;

  public Apache5Adapter(AdapterTools tools) {
    this.tools = tools;
    this.clients = new Clients(tools, "org.apache.hc.");
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (Reentry.expected(target)
        || Reentry.within()
        || !(arguments[0] instanceof HttpHost)
        || !(arguments[1] instanceof ClassicHttpRequest)) {
      return null;
    }
    Apache5Call call =
        new Apache5Call(
            (CloseableHttpClient) target,
            (HttpHost) arguments[0],
            (ClassicHttpRequest) arguments[1],
            (HttpContext) arguments[2]);
    InterceptedCall<?, ?> intercepted = Guard.orNull("opening of the call", () -> open(call));
    return intercepted == null ? null : intercepted.run(Delivery.BLOCKING);
  }

  private @Nullable InterceptedCall<?, ?> open(Apache5Call call) {
    ClassicHttpRequest request = call.request();
    String url = call.url();
    Dialect dialect = tools.engine().dialectAt(request.getMethod(), url);
    byte[] body = dialect == null ? null : Bodies.json(request);
    if (dialect == null || body == null) {
      return null;
    }
    CallOrigin origin =
        new CallOrigin(
            CLIENT,
            tools.clientVersion(),
            clients.of(call.target(), hasOwnIdentity(call.context())),
            Delivery.BLOCKING,
            Limits.ofReply(call.target(), request),
            tools.app());
    WireRequest read = new WireRequest(request.getMethod(), url, new Headers5(request), body);
    return new InterceptedCall<>(tools.engine().open(dialect, read, origin), call);
  }

  private static boolean hasOwnIdentity(@Nullable HttpContext context) {
    return context != null
        && (context.getAttribute(COOKIES) != null || context.getAttribute(CREDENTIALS) != null);
  }
}
