/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/** Bodies of requests; the SDK makes them anew for each attempt. */
final class Bodies {

  /** The bytes of a request's body; null for a request without one. */
  static byte @Nullable [] of(SdkHttpFullRequest request) {
    ContentStreamProvider content = request.contentStreamProvider().orElse(null);
    if (content == null) {
      return null;
    }
    try (InputStream in = content.newStream()) {
      return all(in);
    } catch (IOException | RuntimeException unreadable) {
      return null; // The SDK meets the same failure when it sends, and tells the application.
    }
  }

  /** A request with another body, and another URL if need be; still to be signed. */
  static SdkHttpFullRequest replaced(SdkHttpFullRequest request, String url, byte[] body) {
    return request.toBuilder()
        .encodedPath(URI.create(url).getRawPath())
        .contentStreamProvider(() -> new ByteArrayInputStream(body))
        .putHeader("Content-Length", Integer.toString(body.length))
        .build();
  }

  private static byte[] all(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(in.available(), 512));
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
    }
    return out.toByteArray();
  }

  private Bodies() {}
}
