/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A response of the client's, whose body the application was given by the agent. */
final class HandedResponse<T> implements HttpResponse<T> {

  private final HttpResponse<T> original;
  private final T body;

  HandedResponse(HttpResponse<T> original, T body) {
    this.original = original;
    this.body = body;
  }

  @Override
  public int statusCode() {
    return original.statusCode();
  }

  @Override
  public HttpRequest request() {
    return original.request();
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return original.previousResponse();
  }

  @Override
  public HttpHeaders headers() {
    return original.headers();
  }

  @Override
  public T body() {
    return body;
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return original.sslSession();
  }

  @Override
  public URI uri() {
    return original.uri();
  }

  @Override
  public Version version() {
    return original.version();
  }
}
