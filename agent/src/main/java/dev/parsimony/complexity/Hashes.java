/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** Hashes of words, phrases and parts of words, taken while they are read. */
final class Hashes {

  static final long START = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  /** The hash of a word by one more character. */
  static long add(long hash, char c) {
    return (hash ^ c) * PRIME;
  }

  /** The hash of a phrase by one more word. */
  static long join(long phrase, long word) {
    return (Long.rotateLeft(phrase, 21) ^ word) * MIX;
  }

  /** A number below a power of two. */
  static int bucket(long hash, int bits) {
    long mixed = (hash ^ (hash >>> 32)) * MIX;
    return (int) (mixed >>> (64 - bits));
  }

  private Hashes() {}
}
