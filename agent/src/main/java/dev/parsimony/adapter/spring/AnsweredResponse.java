/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.exchange.WireReply;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;

/** A response over an answer of the agent's. */
final class AnsweredResponse extends ResponseProxy {

  private final HttpStatus status;
  private final HttpHeaders headers;
  private final InputStream body;

  private AnsweredResponse(HttpStatus status, HttpHeaders headers, InputStream body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static ClientHttpResponse of(WireReply reply, InputStream body) {
    HttpStatus status = HttpStatus.valueOf(reply.status());
    return new AnsweredResponse(status, SpringHeaders.toSpring(reply.headers()), body).response();
  }

  @Override
  @Nullable Object of(Method method, @Nullable Object @Nullable [] arguments) throws IOException {
    switch (method.getName()) {
      case "getStatusCode":
        return status;
      case "getRawStatusCode":
        return status.value();
      case "getStatusText":
        return status.getReasonPhrase();
      case "getHeaders":
        return headers;
      case "getBody":
        return body;
      case "close":
        body.close();
        return null;
      default:
        throw new UnsupportedOperationException(method.getName());
    }
  }
}
