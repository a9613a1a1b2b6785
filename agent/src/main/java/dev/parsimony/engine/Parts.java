/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.JoinedReply;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Parts of a reply to several calls. */
final class Parts {

  /** The part of the call that has asked; null where the reply cannot be taken apart. */
  static byte @Nullable [] own(JoinedReply joined, WireHeaders headers, byte[] whole) {
    try {
      return joined.own(headers, whole);
    } catch (Exception noAnswerToAll) {
      // What a provider says is no failure of ours.
      return null;
    }
  }

  /** A part where the whole has been read; its close closes what was read. */
  static InputStream inPlaceOf(InputStream whole, byte[] part) {
    return new FilterInputStream(new ByteArrayInputStream(part)) {
      @Override
      public void close() throws IOException {
        whole.close();
      }
    };
  }

  /** A reply to several calls that nobody has taken apart: no one may read it for his own. */
  static InputStream withheld(InputStream whole) {
    return new FilterInputStream(whole) {
      @Override
      public int read() throws IOException {
        throw new IOException("the reply to several calls was not taken apart");
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return read();
      }
    };
  }

  private Parts() {}
}
