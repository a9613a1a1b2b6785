/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import java.nio.ByteBuffer;

/** Stands for the beginning of a prompt, and for whose it is: half of a SHA-256 value. */
final class PrefixKey {

  private final long first;
  private final long second;

  private PrefixKey(ByteBuffer hash) {
    this.first = hash.getLong();
    this.second = hash.getLong();
  }

  static PrefixKey of(byte[] hash) {
    return new PrefixKey(ByteBuffer.wrap(hash));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrefixKey
        && first == ((PrefixKey) other).first
        && second == ((PrefixKey) other).second;
  }

  @Override
  public int hashCode() {
    return (int) first;
  }
}
