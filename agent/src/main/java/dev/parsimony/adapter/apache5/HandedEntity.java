/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;

/** A response's body over a stream that the agent hands out. */
final class HandedEntity extends HttpEntityWrapper {

  private @Nullable InputStream handed;

  /** The provider's body, of which the agent takes note. */
  HandedEntity(HttpEntity original) {
    super(original);
  }

  /** The body of an answer of the agent's. */
  HandedEntity(@Nullable String contentType) {
    super(
        new InputStreamEntity(
            new ByteArrayInputStream(new byte[0]), -1, ContentType.parseLenient(contentType)));
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
  public void close() throws IOException {
    getContent().close();
  }
}
