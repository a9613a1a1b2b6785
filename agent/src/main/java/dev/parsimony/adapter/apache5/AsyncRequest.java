/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import dev.parsimony.adapter.apache.RequestBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/** A request of the asynchronous client, and what produces its body. */
final class AsyncRequest {

  final HttpRequest head;
  final AsyncEntityProducer body;

  AsyncRequest(HttpRequest head, AsyncEntityProducer body) {
    this.head = head;
    this.body = body;
  }

  /**
   * The bytes of a JSON body; null for one that is none, or that cannot be read beforehand. They
   * are to be sent {@link #with} from then on.
   */
  byte @Nullable [] json() {
    Header type = head.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    if (!body.isRepeatable()
        || body.getContentEncoding() != null
        || !RequestBytes.mayBeJson(type == null ? body.getContentType() : type.getValue())) {
      return null;
    }
    return RequestBytes.of(body.getContentLength(), this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    Written written = new Written(out);
    try {
      while (!written.ended) {
        written.some = false;
        body.produce(written);
        if (!written.some && !written.ended) {
          throw new IOException("comes later");
        }
      }
    } finally {
      body.releaseResources();
    }
  }

  /** The same with another body. */
  AsyncRequest with(byte[] other) {
    return new AsyncRequest(head, new KeptBody(body, other));
  }

  /** Takes what is produced. */
  private static final class Written implements DataStreamChannel {

    private final OutputStream out;
    private boolean some;
    private boolean ended;

    Written(OutputStream out) {
      this.out = out;
    }

    @Override
    public void requestOutput() {}

    @Override
    public int write(ByteBuffer source) throws IOException {
      byte[] bytes = new byte[source.remaining()];
      source.get(bytes);
      out.write(bytes);
      some |= bytes.length > 0;
      return bytes.length;
    }

    @Override
    public void endStream() {
      ended = true;
    }

    @Override
    public void endStream(@Nullable List<? extends Header> trailers) {
      ended = true;
    }
  }
}
