/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

import java.io.Closeable;
import java.io.IOException;
import org.apache.http.HttpVersion;
import org.apache.http.StatusLine;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.message.BasicStatusLine;

/** A response over a body that the agent hands out, and what closing it does. */
final class HandedResponse extends BasicHttpResponse implements CloseableHttpResponse {

  private final Closeable closing;

  private HandedResponse(StatusLine status, Closeable closing) {
    super(status);
    this.closing = closing;
  }

  static HandedResponse ofAnswer(int status, Closeable closing) {
    return new HandedResponse(new BasicStatusLine(HttpVersion.HTTP_1_1, status, "OK"), closing);
  }

  /** One that tells what the provider's tells. */
  @SuppressWarnings("deprecation") // Parameters, which old applications still read.
  static HandedResponse like(CloseableHttpResponse original, Closeable closing) {
    HandedResponse response = new HandedResponse(original.getStatusLine(), closing);
    if (original.getLocale() != null) {
      response.setLocale(original.getLocale());
    }
    response.setHeaders(original.getAllHeaders());
    response.setParams(original.getParams());
    return response;
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
