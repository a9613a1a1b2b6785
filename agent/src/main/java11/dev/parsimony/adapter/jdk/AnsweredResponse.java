/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A response over an answer of the agent's. */
final class AnsweredResponse<T> implements HttpResponse<T> {

  private final HttpRequest request;
  private final Answer answer;
  private final T body;

  AnsweredResponse(HttpRequest request, Answer answer, T body) {
    this.request = request;
    this.answer = answer;
    this.body = body;
  }

  @Override
  public int statusCode() {
    return answer.statusCode();
  }

  @Override
  public HttpRequest request() {
    return request;
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return answer.headers();
  }

  @Override
  public T body() {
    return body;
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public Version version() {
    return answer.version();
  }
}
