/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A response of the provider that counts how often it was closed. */
final class FakeResponse implements HttpResponse {

  private final int status;
  private final Headers headers;
  private final InputStream body;
  private volatile int closed;

  FakeResponse(int status, String body) {
    this.status = status;
    this.headers =
        Headers.builder()
            .put("content-type", "application/json")
            .put("x-request-id", "req-" + status)
            .put("request-id", "req-" + status)
            .build();
    this.body = new ByteArrayInputStream(body.getBytes(UTF_8));
  }

  int closed() {
    return closed;
  }

  @Override
  public int statusCode() {
    return status;
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // closed by one thread at a time
  public void close() {
    closed++;
  }
}
