/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.engine.Call;
import dev.parsimony.engine.PushedReply;
import dev.parsimony.exchange.WireHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A reply that is not told of as it comes, as far as the SDK has received it. */
final class ReceivedReply {

  private final int status;
  private final WireHeaders headers;
  private final int bound;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private boolean missed = true;

  /**
   * @param bound how many bytes are kept at most
   */
  ReceivedReply(int status, WireHeaders headers, int bound) {
    this.status = status;
    this.headers = headers;
    this.bound = bound;
  }

  int status() {
    return status;
  }

  WireHeaders headers() {
    return headers;
  }

  /** From now on its bytes are noted. */
  synchronized void begin() {
    missed = false;
  }

  synchronized void add(byte[] source, int offset, int length) {
    int room = bound - bytes.size();
    missed |= length > room;
    bytes.write(source, offset, Math.min(length, room));
  }

  /** Bytes came that could not be noted. */
  synchronized void miss() {
    missed = true;
  }

  /** Tells a call of the whole of it. */
  void tell(Call call) {
    PushedReply reply = call.opened(status, headers, this);
    if (reply != null) {
      reply.received(ByteBuffer.wrap(bytes()));
      if (isMissed()) {
        reply.missed();
      }
      reply.completed();
    }
  }

  /** What there is of it, to be judged. */
  synchronized InputStream body() {
    if (missed && bytes.size() < bound) {
      throw new IllegalStateException("bytes were missed");
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private synchronized boolean isMissed() {
    return missed;
  }

  synchronized byte[] bytes() {
    return bytes.toByteArray();
  }
}
