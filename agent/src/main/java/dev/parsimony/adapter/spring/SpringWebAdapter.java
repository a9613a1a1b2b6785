/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.OtherThreads;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.adapter.TimeLimits;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * Takes over the calls to providers that an application makes with Spring's {@code RestTemplate}
 * and {@code RestClient}, over the transports whose factories of requests are known.
 */
public final class SpringWebAdapter implements Adapter {

  private static final String CLIENT = "spring-web";
  private static final String POST = "POST";

  private final AdapterTools tools;
  private final Clients clients;
  private final Factories factories = new Factories();

  public SpringWebAdapter(AdapterTools tools) {
    this.tools = tools;
    this.clients = new Clients(tools);
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (Reentry.expected(target) || Reentry.within()) {
      return null;
    }
    if (method.equals("createRequest")) {
      URI url = (URI) requireNonNull(arguments[0]);
      Guard.run("noting of a factory", () -> created((ClientHttpRequestFactory) target, url));
      return null;
    }
    AbstractClientHttpRequest request = (AbstractClientHttpRequest) target;
    InterceptedCall<?, ?> call = Guard.orNull("opening of the call", () -> open(request));
    return call == null ? null : call.run(Delivery.BLOCKING);
  }

  private void created(ClientHttpRequestFactory factory, URI url) {
    if (tools.engine().dialectAt(POST, url.toString()) != null) {
      factories.creates(factory, url);
    }
  }

  private @Nullable InterceptedCall<?, ?> open(AbstractClientHttpRequest request) {
    ClientHttpRequestFactory factory = factories.of(request);
    if (factory == null || OtherThreads.isOneOfThem()) {
      return null;
    }
    String url = request.getURI().toString();
    Dialect dialect = tools.engine().dialectAt(POST, url);
    byte[] body = dialect == null ? null : RequestBodies.json(request);
    if (dialect == null || body == null) {
      return null;
    }
    WireRequest read = new WireRequest(POST, url, SpringHeaders.toWire(request.getHeaders()), body);
    return new InterceptedCall<>(
        tools.engine().open(dialect, read, origin(factory)), new RequestCall(request, factory));
  }

  private CallOrigin origin(ClientHttpRequestFactory factory) {
    return new CallOrigin(
        CLIENT,
        tools.clientVersion(),
        clients.of(factory),
        Delivery.BLOCKING,
        TimeLimits.nanos(Fields.read(factory, "readTimeout")),
        tools.app());
  }
}
