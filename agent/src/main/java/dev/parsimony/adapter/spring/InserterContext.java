/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.codec.Hints;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/** What Spring gives to those who write a body, as it does when it sends. */
final class InserterContext implements BodyInserter.Context {

  private final ClientRequest request;
  private final ExchangeStrategies strategies;

  InserterContext(ClientRequest request, ExchangeStrategies strategies) {
    this.request = request;
    this.strategies = strategies;
  }

  @Override
  public List<HttpMessageWriter<?>> messageWriters() {
    return strategies.messageWriters();
  }

  @Override
  public Optional<ServerHttpRequest> serverRequest() {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> hints() {
    return Collections.singletonMap(Hints.LOG_PREFIX_HINT, request.logPrefix());
  }
}
