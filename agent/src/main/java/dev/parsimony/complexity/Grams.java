/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** The set of a text's words, pairs of words and parts of words, hashed into buckets. */
final class Grams {

  static final int BITS = 14;
  static final int BUCKETS = 1 << BITS;

  private final long[] seen = new long[BUCKETS / Long.SIZE];
  private int size;

  void add(long hash) {
    int bucket = Hashes.bucket(hash, BITS);
    long bit = 1L << bucket;
    if ((seen[bucket >> 6] & bit) == 0) {
      seen[bucket >> 6] |= bit;
      size++;
    }
  }

  /** How many buckets are taken. */
  int size() {
    return size;
  }

  /** The taken buckets, in order. */
  int[] buckets() {
    int[] buckets = new int[size];
    int next = 0;
    for (int word = 0; word < seen.length; word++) {
      for (long rest = seen[word]; rest != 0; rest &= rest - 1) {
        buckets[next++] = (word << 6) + Long.numberOfTrailingZeros(rest);
      }
    }
    return buckets;
  }

  /** The sum of what each taken bucket weighs. */
  long sum(byte[] weights) {
    long sum = 0;
    for (int word = 0; word < seen.length; word++) {
      for (long rest = seen[word]; rest != 0; rest &= rest - 1) {
        sum += weights[(word << 6) + Long.numberOfTrailingZeros(rest)];
      }
    }
    return sum;
  }
}
