/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.exchange.WireHeaders;
import java.io.ByteArrayOutputStream;

/** A reply that is no answer, as far as the SDK has received it. */
final class Rejection {

  private static final int BOUND = 64 << 10;

  private final int status;
  private final WireHeaders headers;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

  Rejection(int status, WireHeaders headers) {
    this.status = status;
    this.headers = headers;
  }

  int status() {
    return status;
  }

  WireHeaders headers() {
    return headers;
  }

  synchronized void add(byte[] source, int offset, int length) {
    bytes.write(source, offset, Math.min(length, BOUND - bytes.size()));
  }

  synchronized byte[] bytes() {
    return bytes.toByteArray();
  }
}
