/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import java.io.IOException;
import java.io.InputStream;

/**
 * The reply's body as the application holds it. Nothing of the agent refers to it, so that a reply
 * which the application drops unread can be noticed.
 */
final class ReplyStream extends InputStream {

  private final ReplyTap tap;

  ReplyStream(ReplyTap tap) {
    this.tap = tap;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return tap.read(target, offset, length);
  }

  @Override
  public int available() throws IOException {
    return tap.available();
  }

  @Override
  public void close() throws IOException {
    tap.close();
  }
}
