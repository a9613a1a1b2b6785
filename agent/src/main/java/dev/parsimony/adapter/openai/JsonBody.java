/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.http.HttpRequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A JSON body that the agent changed, in the library's own type. */
final class JsonBody implements HttpRequestBody {

  private final byte[] bytes;
  private final String contentType;
  private final boolean repeatable;

  JsonBody(byte[] bytes, String contentType) {
    this(bytes, contentType, true);
  }

  /**
   * @param repeatable whether the library may send it again by itself
   */
  JsonBody(byte[] bytes, String contentType, boolean repeatable) {
    this.bytes = bytes;
    this.contentType = contentType;
    this.repeatable = repeatable;
  }

  @Override
  public void writeTo(OutputStream out) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Part of the interface only in newer versions of some libraries. */
  @SuppressWarnings("MissingOverride")
  public InputStream content() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean repeatable() {
    return repeatable;
  }

  @Override
  public void close() {}
}
