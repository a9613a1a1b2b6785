/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Method;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** A response over a body that the agent hands out, and what closing it does. */
final class HandedResponse extends BasicClassicHttpResponse {

  private static final long serialVersionUID = 1L;

  private final transient Closeable closing;

  HandedResponse(int status, String reason, Closeable closing) {
    super(status, reason);
    this.closing = closing;
  }

  /** One that tells what the provider's tells. */
  static HandedResponse like(ClassicHttpResponse original, Closeable closing) {
    HandedResponse response =
        new HandedResponse(original.getCode(), original.getReasonPhrase(), closing);
    response.setVersion(original.getVersion());
    if (original.getLocale() != null) {
      response.setLocale(original.getLocale());
    }
    response.setHeaders(original.getHeaders());
    return response;
  }

  /* The client's own type is final, and made in its own package alone. */
  CloseableHttpResponse asClosed() {
    try {
      Method adapt =
          CloseableHttpResponse.class.getDeclaredMethod("adapt", ClassicHttpResponse.class);
      adapt.setAccessible(true);
      return (CloseableHttpResponse) adapt.invoke(null, this);
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException(otherVersion);
    }
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
