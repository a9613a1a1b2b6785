/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.adapter.reactive.Monos;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Mono;

/**
 * Takes over the calls to providers that an application makes with Spring's {@code WebClient},
 * behind its filters.
 */
public final class WebClientAdapter implements Adapter {

  private static final String CLIENT = "spring-webflux";
  private static final String POST = "POST";

  private final AdapterTools tools;
  private final Clients clients;

  public WebClientAdapter(AdapterTools tools) {
    this.tools = tools;
    this.clients = new Clients(tools);
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (Reentry.expected(target) || Reentry.within() || arguments[0] == null) {
      return null;
    }
    ExchangeFunction function = (ExchangeFunction) target;
    ClientRequest request = (ClientRequest) arguments[0];
    Mono<ClientResponse> exchange =
        Guard.orNull("preparation of the call", () -> exchange(function, request));
    return exchange == null ? null : new @Nullable Object[] {exchange, null};
  }

  /* Each subscription is a call of its own, as it is for Spring. */
  private @Nullable Mono<ClientResponse> exchange(
      ExchangeFunction function, ClientRequest request) {
    Dialect dialect = tools.engine().dialectAt(POST, request.url().toString());
    if (dialect == null || saysOtherThanJson(request)) {
      return null;
    }
    ExchangeStrategies strategies = Exchanges.strategies(function);
    AppContext caller = tools.app().captured(tools.engine().asksCaller());
    return Mono.deferContextual(
        subscriber ->
            WrittenRequest.of(request, strategies)
                .flatMap(
                    written -> {
                      ExchangeCall library = new ExchangeCall(function, written, subscriber);
                      InterceptedCall<?, ClientResponse> call =
                          Guard.orNull(
                              "opening of the call", () -> open(dialect, library, written, caller));
                      return call == null ? library.original() : Monos.of(call, library::original);
                    }));
  }

  private @Nullable InterceptedCall<?, ClientResponse> open(
      Dialect dialect, ExchangeCall library, WrittenRequest written, AppContext caller) {
    if (tools.engine().isOff() || !written.isReadable()) {
      return null;
    }
    Object connector = Fields.read(library.target(), "connector");
    CallOrigin origin =
        new CallOrigin(
            CLIENT,
            tools.clientVersion(),
            connector == null ? tools.newInstance() : clients.of(connector),
            Delivery.ASYNC,
            Exchanges.timeoutNanos(connector),
            caller);
    return new InterceptedCall<>(tools.engine().open(dialect, written.toWire(), origin), library);
  }

  private static boolean saysOtherThanJson(ClientRequest request) {
    MediaType type = request.headers().getContentType();
    return type != null && !dev.parsimony.exchange.MediaType.isJson(type.toString());
  }
}
