/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.engine.Guard;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ClientRequest;
import reactor.core.publisher.Mono;

/**
 * Takes a request's body as a transport would, and notes it down; sends nothing. A body that comes
 * in parts, as uploads do, is not even begun.
 */
final class RequestNotes implements ClientHttpRequest {

  private final ClientRequest request;
  private final HttpHeaders headers = new HttpHeaders();
  private final MultiValueMap<String, HttpCookie> cookies = new LinkedMultiValueMap<>();
  private volatile byte @Nullable [] body;

  RequestNotes(ClientRequest request) {
    this.request = request;
    request.headers().forEach((name, values) -> values.forEach(v -> headers.add(name, v)));
  }

  /** What was written; null when nothing was, or it could not be noted. */
  byte @Nullable [] body() {
    byte[] written = body;
    return written == null ? null : written.clone();
  }

  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> source) {
    if (!(source instanceof Mono)) {
      return Mono.error(new InParts());
    }
    body = new byte[0];
    return Mono.from(source)
        .onErrorMap(BodyFailure::new)
        .doOnNext(buffer -> body = Guard.orNull("noting of the request", () -> read(buffer)))
        .then();
  }

  private static byte[] read(DataBuffer buffer) {
    byte[] read = new byte[buffer.readableByteCount()];
    buffer.read(read);
    DataBufferUtils.release(buffer);
    return read;
  }

  @Override
  public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> source) {
    return Mono.error(new InParts());
  }

  @Override
  public Mono<Void> setComplete() {
    return Mono.empty();
  }

  @Override
  public HttpMethod getMethod() {
    return request.method();
  }

  @Override
  public URI getURI() {
    return request.url();
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public MultiValueMap<String, HttpCookie> getCookies() {
    return cookies;
  }

  /* Spring has it from 6.2 on. */
  public Map<String, Object> getAttributes() {
    return Collections.emptyMap();
  }

  @Override
  public <T> T getNativeRequest() {
    throw new InParts();
  }

  @Override
  public DataBufferFactory bufferFactory() {
    return DefaultDataBufferFactory.sharedInstance;
  }

  @Override
  public void beforeCommit(Supplier<? extends Mono<Void>> action) {
    throw new InParts();
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  /** A body that cannot be noted, and has not been begun. */
  static final class InParts extends RuntimeException {

    private static final long serialVersionUID = 1;

    InParts() {
      super("not noted", null, false, false);
    }
  }

  /** What the application's body ended with. */
  static final class BodyFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    BodyFailure(Throwable cause) {
      super(null, cause, false, false);
    }
  }
}
