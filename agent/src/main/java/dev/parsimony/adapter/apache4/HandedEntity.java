/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.http.HttpEntity;
import org.apache.http.entity.BasicHttpEntity;
import org.apache.http.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/** A response's body over a stream that the agent hands out. */
final class HandedEntity extends HttpEntityWrapper {

  private @Nullable InputStream handed;

  /** The provider's body, of which the agent takes note. */
  HandedEntity(HttpEntity original) {
    super(original);
  }

  /** The body of an answer of the agent's. */
  static HandedEntity ofAnswer(@Nullable String contentType) {
    BasicHttpEntity described = new BasicHttpEntity();
    described.setContentType(contentType);
    described.setContentLength(-1);
    return new HandedEntity(described);
  }

  void hand(InputStream bytes) {
    handed = bytes;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public boolean isStreaming() {
    return true;
  }

  @Override
  public InputStream getContent() {
    return requireNonNull(handed, "no stream");
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream bytes = getContent()) {
      byte[] buffer = new byte[8192];
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
  }

  @Override
  @Deprecated
  public void consumeContent() throws IOException {
    getContent().close();
  }
}
