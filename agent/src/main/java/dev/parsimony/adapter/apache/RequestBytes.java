/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bytes of a request's body that can be written more than once: so many and no more. */
public final class RequestBytes extends OutputStream {

  private static final long MOST_BYTES = 64L << 20;

  private final ByteArrayOutputStream bytes;
  private final long most;

  private RequestBytes(int most) {
    this.bytes = new ByteArrayOutputStream(most);
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
    if (length < 0 || length > MOST_BYTES) {
      return null;
    }
    RequestBytes written = new RequestBytes((int) length);
    try {
      body.writeTo(written);
    } catch (IOException | RuntimeException unwritable) {
      return null; // The client meets the same failure when it sends, and tells the application.
    }
    return written.bytes.toByteArray();
  }

  /** Whether a content type is one of JSON, or is not told. */
  public static boolean mayBeJson(@Nullable String contentType) {
    if (contentType == null) {
      return true;
    }
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    String named = type.trim().toLowerCase(Locale.ROOT);
    return named.equals("application/json") || named.endsWith("+json");
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
