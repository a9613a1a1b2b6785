/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.PublicMethods;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.StreamingHttpOutputMessage.Body;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Reads the bodies of requests, as far as that can be done without using them up: those that lie in
 * a buffer of Spring's, and those that say they can be written again.
 */
final class RequestBodies {

  private static final int MOST_BYTES = 64 << 20;
  private static final String[] BUFFERS = {"bufferedOutput", "bodyStream"};
  private static final @Nullable MethodHandle REPEATABLE = repeatable();

  /** The bytes of a JSON body; null for one that is none, or that may be an upload. */
  static byte @Nullable [] json(ClientHttpRequest request) {
    if (!SpringHeaders.isJson(SpringHeaders.toWire(request.getHeaders()).mediaType())) {
      return null;
    }
    Object body = Fields.read(request, "body");
    return body instanceof Body ? written((Body) body) : buffered(request);
  }

  private static byte @Nullable [] buffered(ClientHttpRequest request) {
    for (String field : BUFFERS) {
      Object buffer = Fields.read(request, field);
      if (buffer instanceof ByteArrayOutputStream) {
        return ((ByteArrayOutputStream) buffer).toByteArray();
      }
      if (buffer instanceof FastByteArrayOutputStream) {
        return ((FastByteArrayOutputStream) buffer).toByteArray();
      }
    }
    return null;
  }

  private static byte @Nullable [] written(Body body) {
    Bounded bytes = new Bounded();
    try {
      if (REPEATABLE == null || !(boolean) REPEATABLE.invoke(body)) {
        return null;
      }
      body.writeTo(bytes);
      return bytes.written.toByteArray();
    } catch (Throwable unwritable) {
      return null; // Spring meets the same failure when it sends, and tells the application.
    }
  }

  /* Spring has it from 6.1 on. */
  private static @Nullable MethodHandle repeatable() {
    try {
      return PublicMethods.find(Body.class, "repeatable", boolean.class);
    } catch (ReflectiveOperationException older) {
      return null;
    }
  }

  private RequestBodies() {}

  /** Takes so many bytes and no more. */
  private static final class Bounded extends OutputStream {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(2048);

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      if (length > MOST_BYTES - written.size()) {
        throw new IOException("too long");
      }
      written.write(source, offset, length);
    }
  }
}
