/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.util.Objects.requireNonNull;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import java.io.InputStream;

/** A response in the library's own type, over a body that the agent hands out. */
final class SdkResponse implements HttpResponse {

  private final int status;
  private final Headers headers;
  private final InputStream body;

  SdkResponse(int status, Headers headers, InputStream body) {
    this.status = status;
    this.headers = requireNonNull(headers, "headers is null");
    this.body = requireNonNull(body, "body is null");
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
  public void close() {
    Responses.close(body);
  }
}
