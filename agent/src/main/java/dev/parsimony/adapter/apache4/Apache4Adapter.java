/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

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
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Takes over the calls to providers that an application makes with Apache HttpClient 4. */
public final class Apache4Adapter implements Adapter {

  private static final String CLIENT = "httpclient";

  private final AdapterTools tools;
  private final Clients clients;

  public Apache4Adapter(AdapterTools tools) {
    this.tools = tools;
    this.clients = new Clients(tools, "org.apache.http.");
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (Reentry.expected(target)
        || Reentry.within()
        || !(arguments[0] instanceof HttpHost)
        || !(arguments[1] instanceof HttpEntityEnclosingRequest)) {
      return null;
    }
    Apache4Call call =
        new Apache4Call(
            (CloseableHttpClient) target,
            (HttpHost) arguments[0],
            (HttpEntityEnclosingRequest) arguments[1],
            (HttpContext) arguments[2]);
    InterceptedCall<?, ?> intercepted = Guard.orNull("opening of the call", () -> open(call));
    return intercepted == null ? null : intercepted.run(Delivery.BLOCKING);
  }

  private @Nullable InterceptedCall<?, ?> open(Apache4Call call) {
    HttpEntityEnclosingRequest request = call.request();
    String method = request.getRequestLine().getMethod();
    String url = call.url();
    Dialect dialect = tools.engine().dialectAt(method, url);
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
    WireRequest read = new WireRequest(method, url, new Headers4(request), body);
    return new InterceptedCall<>(tools.engine().open(dialect, read, origin), call);
  }

  private static boolean hasOwnIdentity(@Nullable HttpContext context) {
    return context != null
        && (context.getAttribute(HttpClientContext.COOKIE_STORE) != null
            || context.getAttribute(HttpClientContext.CREDS_PROVIDER) != null);
  }
}
