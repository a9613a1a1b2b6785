/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import java.io.InputStream;

/** A response whose close fails. */
record UnclosableResponse(HttpResponse response) implements HttpResponse {

  @Override
  public int statusCode() {
    return response.statusCode();
  }

  @Override
  public Headers headers() {
    return response.headers();
  }

  @Override
  public InputStream body() {
    return response.body();
  }

  @Override
  public void close() {
    throw new IllegalStateException("cannot be closed");
  }
}
