/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;

/** A response that counts how it is closed. */
final class FakeResponse implements ClientHttpResponse {

  @Nullable IOException onStatus;
  @Nullable IOException onBody;
  int closed;
  int bodyClosed;
  private final int status;
  private final InputStream body;

  FakeResponse(int status, String body) {
    this.status = status;
    this.body =
        new ByteArrayInputStream(body.getBytes(UTF_8)) {
          @Override
          public void close() {
            bodyClosed++;
          }
        };
  }

  @Override
  public HttpStatus getStatusCode() throws IOException {
    return HttpStatus.valueOf(getRawStatusCode());
  }

  @Override
  public int getRawStatusCode() throws IOException {
    if (onStatus != null) {
      throw onStatus;
    }
    return status;
  }

  @Override
  public String getStatusText() {
    return "told";
  }

  @Override
  public HttpHeaders getHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return headers;
  }

  @Override
  public InputStream getBody() throws IOException {
    if (onBody != null) {
      throw onBody;
    }
    return body;
  }

  @Override
  public void close() {
    closed++;
  }
}
