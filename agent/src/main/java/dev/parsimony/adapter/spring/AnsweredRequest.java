/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;

/** The request that an answer of the agent's belongs to, as a response tells it. */
final class AnsweredRequest implements HttpRequest {

  private final ClientRequest request;

  AnsweredRequest(ClientRequest request) {
    this.request = request;
  }

  @Override
  public HttpMethod getMethod() {
    return request.method();
  }

  @Override
  public String getMethodValue() {
    return request.method().toString();
  }

  @Override
  public URI getURI() {
    return request.url();
  }

  @Override
  public HttpHeaders getHeaders() {
    return request.headers();
  }

  /* Spring has it from 6.2 on. */
  public Map<String, Object> getAttributes() {
    return request.attributes();
  }
}
