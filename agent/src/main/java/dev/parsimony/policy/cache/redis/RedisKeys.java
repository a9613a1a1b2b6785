/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.StoreHead;

/** The names of keys. Those of one call have its hash tag, and so the same node of a cluster. */
final class RedisKeys {

  private final String prefix;

  /**
   * @param prefix that of the configuration
   */
  RedisKeys(String prefix) {
    this.prefix = prefix + ":" + StoreHead.VERSION + ":";
  }

  /** What the store begins with. */
  String head() {
    return prefix + "head";
  }

  /** What is changed by whoever erases answers. */
  String purged() {
    return prefix + "purged";
  }

  /** What a server is asked for to name all answers. */
  String answers() {
    return prefix + "{*}:answer";
  }

  String answer(Fingerprint key) {
    return tagged(key) + "answer";
  }

  String lease(Fingerprint key) {
    return tagged(key) + "lease";
  }

  private String tagged(Fingerprint key) {
    return prefix + '{' + key + "}:";
  }
}
