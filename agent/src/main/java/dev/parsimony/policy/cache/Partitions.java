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

  private final byte[] processKey;

  /**
   * @param processKey random, made once for the process
   */
  Partitions(byte[] processKey) {
    this.processKey = processKey.clone();
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
      digest.put("credential").put(processKey).put(credentials);
    } else {
      digest.put("client").put(origin.clientInstance());
    }
  }
}
