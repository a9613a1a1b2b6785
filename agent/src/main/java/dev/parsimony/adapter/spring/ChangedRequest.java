/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.Reentry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;

/** Makes the request that is sent in place of the application's. */
final class ChangedRequest {

  static ClientHttpRequest of(
      ClientHttpRequest original, ClientHttpRequestFactory factory, byte[] body) {
    Reentry.expect(factory);
    try {
      ClientHttpRequest changed =
          factory.createRequest(original.getURI(), requireNonNull(original.getMethod()));
      write(body, changed);
      copyHeaders(original.getHeaders(), changed.getHeaders(), body.length);
      return changed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Reentry.forget();
    }
  }

  private static void write(byte[] body, ClientHttpRequest changed) throws IOException {
    if (changed instanceof StreamingHttpOutputMessage) {
      ((StreamingHttpOutputMessage) changed).setBody(new HeldBody(body));
    } else {
      changed.getBody().write(body);
    }
  }

  private static void copyHeaders(HttpHeaders from, HttpHeaders to, long length) {
    from.forEach((name, values) -> values.forEach(value -> to.add(name, value)));
    if (from.getContentLength() >= 0) {
      to.setContentLength(length);
    }
  }

  private ChangedRequest() {}

  /** A body that can be written again, as the transports ask from Spring 6.1 on. */
  private static final class HeldBody implements StreamingHttpOutputMessage.Body {

    private final byte[] bytes;

    HeldBody(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
      target.write(bytes);
    }

    public boolean repeatable() {
      return true;
    }
  }
}
