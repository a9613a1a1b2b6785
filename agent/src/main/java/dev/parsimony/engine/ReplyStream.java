/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.io.IOException;
import java.io.InputStream;

/**
 * The reply's body as the application holds it: an operation that fails on account of the agent is
 * done once more. Nothing of the agent refers to it, so that a reply which the application drops
 * unread can be noticed.
 */
final class ReplyStream extends InputStream {

  private final ReplyTap tap;

  ReplyStream(ReplyTap tap) {
    this.tap = requireNonNull(tap, "tap is null");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return tap.read(target, offset, length);
    } catch (Throwable failure) {
      if (tap.isOfTheReply(failure)) {
        throw failure;
      }
      SuppressedFailures.record("reading of the reply", failure);
      return tap.read(target, offset, length);
    }
  }

  @Override
  public int available() throws IOException {
    try {
      return tap.available();
    } catch (Throwable failure) {
      if (tap.isOfTheReply(failure)) {
        throw failure;
      }
      SuppressedFailures.record("look into the reply", failure);
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      tap.close();
    } catch (Throwable failure) {
      if (tap.isOfTheReply(failure)) {
        throw failure;
      }
      SuppressedFailures.record("close of the reply", failure);
      tap.close();
    }
  }
}
