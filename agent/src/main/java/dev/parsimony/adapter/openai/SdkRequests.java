/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Reads the library's requests across its versions. */
final class SdkRequests {

  /* The base of the URL: url() before 2.x, baseUrl() since; later url() came back as the whole. */
  private final MethodHandle base = baseOf();

  private static MethodHandle baseOf() {
    try {
      return stringGetter("baseUrl");
    } catch (ReflectiveOperationException olderVersion) {
      try {
        return stringGetter("url");
      } catch (ReflectiveOperationException unknownVersion) {
        throw new IllegalStateException("HttpRequest has neither baseUrl() nor url()");
      }
    }
  }

  private static MethodHandle stringGetter(String name) throws ReflectiveOperationException {
    return MethodHandles.publicLookup()
        .findVirtual(HttpRequest.class, name, MethodType.methodType(String.class));
  }

  /** The URL that a request goes to. */
  String url(HttpRequest request) {
    StringBuilder url = new StringBuilder(128).append(baseUrl(request));
    for (String segment : request.pathSegments()) {
      if (url.length() == 0 || url.charAt(url.length() - 1) != '/') {
        url.append('/');
      }
      url.append(segment);
    }
    char separator = '?';
    for (String key : request.queryParams().keys()) {
      for (String value : request.queryParams().values(key)) {
        url.append(separator).append(key).append('=').append(value);
        separator = '&';
      }
    }
    return url.toString();
  }

  /** The bytes of a JSON body; null for one that is none, or that can be written only once. */
  byte @Nullable [] body(HttpRequest request) {
    HttpRequestBody body = request.body();
    if (body == null || !body.repeatable() || !isJson(body.contentType())) {
      return null;
    }
    Bytes bytes = new Bytes((int) body.contentLength());
    try {
      body.writeTo(bytes);
    } catch (RuntimeException unwritable) {
      return null; // The library meets the same failure when it sends, and tells the application.
    }
    return bytes.all();
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null && contentType.regionMatches(true, 0, "application/json", 0, 16);
  }

  private String baseUrl(HttpRequest request) {
    try {
      return (String) base.invokeExact(request);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Takes what is written. A body that writes a single array, as the library's own do, keeps that
   * array to send it, and so it need not be copied.
   */
  private static final class Bytes extends OutputStream {

    private final int expected;
    private byte @Nullable [] single;
    private @Nullable ByteArrayOutputStream pieces;

    Bytes(int expected) {
      this.expected = expected;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      if (single == null && pieces == null && length == expected && length == source.length) {
        single = source;
      } else {
        pieces().write(source, offset, length);
      }
    }

    byte[] all() {
      return single != null && pieces == null ? single : pieces().toByteArray();
    }

    private ByteArrayOutputStream pieces() {
      if (pieces == null) {
        pieces = new ByteArrayOutputStream(Math.max(expected, 512));
        if (single != null) {
          pieces.write(single, 0, single.length);
        }
      }
      return pieces;
    }
  }
}
