/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a provider's reply as the client gives it. An application may close the body, which
 * these clients then read to its end to keep the connection, or the response, which drops it.
 */
public final class ReplyBody extends InputStream {

  private final Content content;
  private final Closeable response;
  private @Nullable InputStream opened;
  private volatile boolean dropped;

  ReplyBody(Content content, Closeable response) {
    this.content = content;
    this.response = response;
  }

  /** Whether this is the body of a response. */
  boolean isOf(Closeable other) {
    return response == other;
  }

  /** Where the body comes from. */
  public interface Content {
    InputStream open() throws IOException;
  }

  /**
   * The application closes the response.
   *
   * @param handed the stream over this body that it was given
   */
  public void closeResponse(InputStream handed) throws IOException {
    dropped = true;
    handed.close();
  }

  @Override
  public int read() throws IOException {
    return opened().read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return opened().read(target, offset, length);
  }

  @Override
  public int available() throws IOException {
    return opened().available();
  }

  @Override
  public void close() throws IOException {
    if (dropped) {
      response.close();
    } else {
      opened().close();
    }
  }

  private synchronized InputStream opened() throws IOException {
    if (opened == null) {
      opened = requireNonNull(content.open(), "no content");
    }
    return opened;
  }
}
