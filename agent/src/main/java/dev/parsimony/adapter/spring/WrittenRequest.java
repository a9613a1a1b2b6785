/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.util.Objects.requireNonNull;

import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.MediaType;
import dev.parsimony.exchange.WireRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Mono;

/**
 * A request of a {@code WebClient} whose body has been written once, by the application's own
 * means, and is written again from what was noted: its publisher may be one that gives it a single
 * time.
 */
final class WrittenRequest {

  private final ClientRequest request;
  private final @Nullable HttpHeaders headers;
  private final byte @Nullable [] body;

  private WrittenRequest(
      ClientRequest request, @Nullable HttpHeaders headers, byte @Nullable [] body) {
    this.request = request;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Writes a request, unless its body comes in parts: that one is left as it is, and unread. So is
   * one that the agent could not write, whose body is then asked for once more.
   */
  static Mono<WrittenRequest> of(ClientRequest request, ExchangeStrategies strategies) {
    WrittenRequest unread = new WrittenRequest(request, null, null);
    return Guard.call(
        "reading of the request",
        () -> writing(request, new RequestNotes(request), strategies, unread),
        Mono.just(unread));
  }

  private static Mono<WrittenRequest> writing(
      ClientRequest request,
      RequestNotes notes,
      ExchangeStrategies strategies,
      WrittenRequest unread) {
    InserterContext context = new InserterContext(request, strategies);
    return Mono.defer(() -> request.body().insert(notes, context))
        .then(
            Mono.fromSupplier(
                () -> Guard.call("reading of the request", () -> written(request, notes), unread)))
        .onErrorResume(
            RequestNotes.BodyFailure.class, failure -> Mono.just(failing(request, failure)))
        .onErrorReturn(unread);
  }

  private static WrittenRequest written(ClientRequest request, RequestNotes notes) {
    byte[] body = notes.body();
    HttpHeaders headers = notes.getHeaders();
    return body == null
        ? new WrittenRequest(request, null, null)
        : new WrittenRequest(
            with(request, new NotedBody(headers, body, request.body())), headers, body);
  }

  /* What the application's body ends with is to be met by the sending. */
  private static WrittenRequest failing(ClientRequest request, Throwable failure) {
    Throwable ofTheBody = requireNonNull(failure.getCause());
    return new WrittenRequest(
        with(request, (message, context) -> Mono.error(ofTheBody)), null, null);
  }

  private static ClientRequest with(
      ClientRequest request, BodyInserter<?, ? super ClientHttpRequest> body) {
    return ClientRequest.from(request).body(body).build();
  }

  /** The request to send. */
  ClientRequest request() {
    return request;
  }

  /** Whether the body was noted, and is JSON. */
  boolean isReadable() {
    return body != null
        && body.length > 0
        && MediaType.isJson(SpringHeaders.toWire(requireNonNull(headers)).mediaType());
  }

  WireRequest toWire() {
    HttpHeaders all = new HttpHeaders();
    requireNonNull(headers, "not written")
        .forEach((name, values) -> values.forEach(value -> all.add(name, value)));
    request
        .cookies()
        .forEach((name, values) -> values.forEach(value -> all.add("Cookie", name + "=" + value)));
    return new WireRequest(
        "POST", request.url().toString(), SpringHeaders.toWire(all), requireNonNull(body));
  }

  /** The same with another body. */
  ClientRequest with(byte[] changed) {
    return with(
        request, new NotedBody(requireNonNull(headers, "not written"), changed, request.body()));
  }
}
