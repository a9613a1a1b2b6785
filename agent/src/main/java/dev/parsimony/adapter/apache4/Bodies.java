/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

import dev.parsimony.adapter.apache.RequestBytes;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHeaders;
import org.apache.http.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests, as far as that can be done without using them up. */
final class Bodies {

  /** The bytes of a JSON body; null for one that is none, or that cannot be read beforehand. */
  static byte @Nullable [] json(HttpEntityEnclosingRequest request) {
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
  private static @Nullable String contentType(
      HttpEntityEnclosingRequest request, HttpEntity entity) {
    Header header = request.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    Header type = header == null ? entity.getContentType() : header;
    return type == null ? null : type.getValue();
  }

  /** Other bytes in place of a body. */
  static HttpEntity changed(HttpEntity original, byte[] bytes) {
    ByteArrayEntity changed = new ByteArrayEntity(bytes);
    changed.setContentType(original.getContentType());
    changed.setContentEncoding(original.getContentEncoding());
    changed.setChunked(original.isChunked());
    return changed;
  }

  private Bodies() {}
}
