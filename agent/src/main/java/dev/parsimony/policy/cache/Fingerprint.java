/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.nio.ByteBuffer;

/** A SHA-256 value. */
final class Fingerprint {

  private final long first;
  private final long second;
  private final long third;
  private final long fourth;

  private Fingerprint(ByteBuffer hash) {
    this.first = hash.getLong();
    this.second = hash.getLong();
    this.third = hash.getLong();
    this.fourth = hash.getLong();
  }

  /**
   * @param hash 32 bytes
   */
  static Fingerprint of(byte[] hash) {
    if (hash.length != 4 * Long.BYTES) {
      throw new IllegalArgumentException("not 32 bytes: " + hash.length);
    }
    return new Fingerprint(ByteBuffer.wrap(hash));
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Fingerprint)) {
      return false;
    }
    Fingerprint that = (Fingerprint) other;
    return first == that.first
        && second == that.second
        && third == that.third
        && fourth == that.fourth;
  }

  @Override
  public int hashCode() {
    return (int) first;
  }
}
