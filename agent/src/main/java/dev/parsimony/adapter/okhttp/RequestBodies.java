/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of requests, as far as that can be done without using them up. One that does not
 * know its length may be an upload of any size, and is left alone.
 */
final class RequestBodies {

  private static final long MOST_BYTES = 64L << 20;

  /** The bytes of a JSON body; null for one that is none, or that can be written only once. */
  static byte @Nullable [] json(@Nullable RequestBody body) {
    if (body == null || !isJson(body.contentType()) || isWrittenOnce(body)) {
      return null;
    }
    try {
      long length = body.contentLength();
      return length < 0 || length > MOST_BYTES ? null : written(body, length);
    } catch (IOException | RuntimeException unwritable) {
      return null; // OkHttp meets the same failure when it sends, and tells the application.
    }
  }

  private static byte[] written(RequestBody body, long length) throws IOException {
    Buffer bytes = new Buffer();
    BufferedSink sink = Okio.buffer(new Bounded(bytes, length));
    body.writeTo(sink);
    sink.flush();
    return bytes.readByteArray();
  }

  private static boolean isJson(@Nullable MediaType type) {
    return type != null
        && type.type().equals("application")
        && (type.subtype().equals("json") || type.subtype().endsWith("+json"));
  }

  private static boolean isWrittenOnce(RequestBody body) {
    try {
      return body.isOneShot() || body.isDuplex();
    } catch (NoSuchMethodError before314) {
      return false;
    }
  }

  private RequestBodies() {}

  /** Takes so many bytes and no more. */
  private static final class Bounded extends ForwardingSink {

    private long left;

    Bounded(Buffer bytes, long most) {
      super(bytes);
      this.left = most;
    }

    @Override
    public void write(Buffer source, long count) throws IOException {
      left -= count;
      if (left < 0) {
        throw new IOException("too long");
      }
      super.write(source, count);
    }
  }
}
