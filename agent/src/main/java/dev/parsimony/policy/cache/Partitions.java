/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.CallOrigin;
import java.util.List;
import java.util.SortedMap;

/**
 * Keeps tenants apart: the part of a key that says who may share its answer. A credential goes into
 * the key's hash alone, behind random bytes without which nobody can guess it from there.
 */
final class Partitions {

  static final String BY_CREDENTIAL = "credential";

  private final byte[] randomKey;

  /**
   * @param randomKey made once for the process, or for what keeps its answers longer
   */
  Partitions(byte[] randomKey) {
    this.randomKey = randomKey.clone();
  }

  /** Whether the same callers can be told from others in another process, too. */
  static boolean isLasting(String partition, SortedMap<String, List<String>> credentials) {
    return !partition.equals(BY_CREDENTIAL) || !credentials.isEmpty();
  }

  /** Makes a key mean nothing without the random bytes, whoever may share its answer. */
  KeyDigest keyed(KeyDigest digest) {
    return digest.put(randomKey);
  }

  /**
   * @param partition the rule's own name for it, or {@link #BY_CREDENTIAL}
   */
  void feed(
      KeyDigest digest,
      String partition,
      CallOrigin origin,
      SortedMap<String, List<String>> credentials) {
    if (!partition.equals(BY_CREDENTIAL)) {
      digest.put("named").put(partition);
    } else if (!credentials.isEmpty()) {
      digest.put("credential").put(randomKey).put(credentials);
    } else {
      digest.put("client").put(origin.clientInstance());
    }
  }
}
