/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import dev.parsimony.adapter.apache.RequestBytes;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests, as far as that can be done without using them up. */
final class Bodies {

  /** The bytes of a JSON body; null for one that is none, or that cannot be read beforehand. */
  static byte @Nullable [] json(ClassicHttpRequest request) {
    HttpEntity entity = request.getEntity();
    if (entity == null
        || !entity.isRepeatable()
        || entity.getContentEncoding() != null
        || !RequestBytes.mayBeJson(contentType(request, entity))) {
      return null;
    }
    return RequestBytes.of(entity.getContentLength(), entity::writeTo);
  }

  /* The header stands before what the body says of itself. */
  private static @Nullable String contentType(ClassicHttpRequest request, HttpEntity entity) {
    Header header = request.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    return header == null ? entity.getContentType() : header.getValue();
  }

  /** Other bytes in place of a body. */
  static HttpEntity changed(HttpEntity original, byte[] bytes) {
    return new ByteArrayEntity(
        bytes,
        ContentType.parseLenient(original.getContentType()),
        original.getContentEncoding(),
        original.isChunked());
  }

  private Bodies() {}
}
