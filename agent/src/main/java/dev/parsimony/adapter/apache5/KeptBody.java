/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/**
 * A body of known bytes in place of one that was read: some producers begin anew in a wrong way.
 */
final class KeptBody implements AsyncEntityProducer {

  private final AsyncEntityProducer original;
  private final ByteBuffer bytes;

  KeptBody(AsyncEntityProducer original, byte[] bytes) {
    this.original = original;
    this.bytes = ByteBuffer.wrap(bytes);
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public long getContentLength() {
    return bytes.capacity();
  }

  @Override
  public String getContentType() {
    return original.getContentType();
  }

  @Override
  public String getContentEncoding() {
    return original.getContentEncoding();
  }

  @Override
  public boolean isChunked() {
    return original.isChunked();
  }

  @Override
  public Set<String> getTrailerNames() {
    return original.getTrailerNames();
  }

  @Override
  public int available() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    if (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    if (!bytes.hasRemaining()) {
      channel.endStream();
    }
  }

  @Override
  public void failed(Exception cause) {
    original.failed(cause);
  }

  @Override
  public void releaseResources() {
    bytes.position(0);
  }
}
