/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache;

import dev.parsimony.exchange.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a request's body that can be written more than once: so many and no more. */
public final class RequestBytes extends OutputStream {

  private static final long MOST_BYTES = 64L << 20;
  private static final int UNKNOWN_LENGTH = 2048;

  private final ByteArrayOutputStream bytes;
  private final long most;

  private RequestBytes(int expected, long most) {
    this.bytes = new ByteArrayOutputStream(expected);
    this.most = most;
  }

  /** Something that writes itself. */
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * What a body writes.
   *
   * @param length what it says of its length; less than none for one that does not know it, which
   *     may be an upload of any size
   * @return null for what cannot be read beforehand
   */
  public static byte @Nullable [] of(long length, Body body) {
    return length < 0 || length > MOST_BYTES
        ? null
        : written(body, new RequestBytes((int) length, length));
  }

  /** The same for a body that can be written again, whatever its length is. */
  public static byte @Nullable [] of(Body body) {
    return written(body, new RequestBytes(UNKNOWN_LENGTH, MOST_BYTES));
  }

  private static byte @Nullable [] written(Body body, RequestBytes written) {
    try {
      body.writeTo(written);
    } catch (IOException | RuntimeException unwritable) {
      return null; // The client meets the same failure when it sends, and tells the application.
    }
    return written.bytes.toByteArray();
  }

  /** Whether a content type is one of JSON, or is not told. */
  public static boolean mayBeJson(@Nullable String contentType) {
    return contentType == null || MediaType.isJson(contentType);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    if (bytes.size() + (long) length > most) {
      throw new IOException("too long");
    }
    bytes.write(source, offset, length);
  }
}
