/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config.rollout;

import dev.parsimony.policy.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Where a key stands between 0 and 100: the same in every process and at all times, evenly spread,
 * and under each salt in another place.
 */
final class Bucket {

  private static final double LARGEST = 0x1.0p53;

  /**
   * @param key the hash of a key
   */
  static double of(String salt, byte[] key) {
    MessageDigest digest = Sha256.start();
    digest.update(salt.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    long bits = ByteBuffer.wrap(digest.digest(key)).getLong();
    return 100 * ((bits >>> 11) / LARGEST);
  }

  private Bucket() {}
}
