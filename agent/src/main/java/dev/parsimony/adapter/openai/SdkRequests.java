/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.util.Objects.requireNonNull;

import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import dev.parsimony.adapter.PublicMethods;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the library's requests across its versions. */
final class SdkRequests {

  /* The base of the URL: url() before 2.x, baseUrl() since; later url() came back as the whole. */
  private final MethodHandle base = baseOf();

  /* The body, null if there is none; in the generator's newer libraries an Optional. */
  private final MethodHandle body = bodyOf();

  private static MethodHandle baseOf() {
    MethodHandle base = getter("baseUrl", String.class);
    return base != null ? base : requireNonNull(getter("url", String.class), "no URL");
  }

  private static MethodHandle bodyOf() {
    MethodHandle body = getter("body", HttpRequestBody.class);
    body = body != null ? body : requireNonNull(getter("body", Optional.class), "no body");
    return body.asType(body.type().changeReturnType(Object.class));
  }

  private static @Nullable MethodHandle getter(String name, Class<?> type) {
    try {
      return PublicMethods.find(HttpRequest.class, name, type);
    } catch (ReflectiveOperationException otherVersion) {
      return null;
    }
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
  byte @Nullable [] json(HttpRequest request) {
    HttpRequestBody body = body(request);
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

  /** The body of a request; null for one without. */
  @Nullable HttpRequestBody body(HttpRequest request) {
    Object found;
    try {
      found = (Object) body.invokeExact(request);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    return (HttpRequestBody)
        (found instanceof Optional ? ((Optional<?>) found).orElse(null) : found);
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
