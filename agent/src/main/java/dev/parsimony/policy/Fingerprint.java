/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import java.nio.ByteBuffer;

/** A SHA-256 value: the key of a call. */
public final class Fingerprint {

  /** The length of one in bytes. */
  public static final int BYTES = 4 * Long.BYTES;

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
  public static Fingerprint of(byte[] hash) {
    if (hash.length != BYTES) {
      throw new IllegalArgumentException("not 32 bytes: " + hash.length);
    }
    return new Fingerprint(ByteBuffer.wrap(hash));
  }

  /** Reads the 32 bytes that {@link #write} wrote. */
  public static Fingerprint read(ByteBuffer bytes) {
    return new Fingerprint(bytes);
  }

  public void write(ByteBuffer bytes) {
    bytes.putLong(first).putLong(second).putLong(third).putLong(fourth);
  }

  /** A number from 0 to below 1 that depends on this alone, as if drawn at random. */
  public double fraction() {
    return (fourth >>> 11) * 0x1.0p-53;
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

  /** Its hexadecimal digits. */
  @Override
  public String toString() {
    return String.format("%016x%016x%016x%016x", first, second, third, fourth);
  }

  @Override
  public int hashCode() {
    return (int) first;
  }
}
