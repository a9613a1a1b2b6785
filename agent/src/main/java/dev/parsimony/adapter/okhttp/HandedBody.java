/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/** A response's body over a stream that the agent hands out. */
final class HandedBody extends ResponseBody {

  private final @Nullable MediaType type;
  private final long length;
  private final BufferedSource source;

  private HandedBody(@Nullable MediaType type, long length, Source source) {
    this.type = type;
    this.length = length;
    this.source = Okio.buffer(source);
  }

  /**
   * The provider's body, of which the agent takes note; its time limits stay in the hands of both.
   */
  static HandedBody watched(ResponseBody original, InputStream bytes) {
    Timeout timeout = original.source().timeout();
    return new HandedBody(
        original.contentType(),
        original.contentLength(),
        new ForwardingSource(Okio.source(bytes)) {
          @Override
          public Timeout timeout() {
            return timeout;
          }
        });
  }

  /** The body of an answer of the agent's. */
  static HandedBody answered(@Nullable String contentType, InputStream bytes) {
    MediaType type = contentType == null ? null : MediaType.parse(contentType);
    return new HandedBody(type, -1, Okio.source(bytes));
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public BufferedSource source() {
    return source;
  }
}
