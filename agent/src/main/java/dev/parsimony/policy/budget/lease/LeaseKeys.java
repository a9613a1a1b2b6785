/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget.lease;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.Sha256;
import dev.parsimony.redis.CommonBytes;
import dev.parsimony.redis.RedisClient;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * The names under which a fleet counts: hashes, made with random bytes that the first JVM leaves
 * there. Looks from time to time whether they still are there: a Redis may have been emptied.
 */
final class LeaseKeys {

  private static final int SALT_BYTES = 32;
  private static final long CHECK_MILLIS = 5_000;

  private final String prefix;
  private byte[] salt = {};
  private long checkedAt;

  /**
   * @param prefix that of the configuration
   */
  LeaseKeys(String prefix) {
    this.prefix = prefix + ":budget-1:";
  }

  /** Learns what this needs, where it is not known or was not looked at for a while. */
  void open(RedisClient client, long nowMillis, long nanos) throws IOException {
    if (salt.length != 0 && Math.abs(nowMillis - checkedAt) < CHECK_MILLIS) {
      return;
    }
    String key = prefix + "salt";
    CommonBytes common = new CommonBytes(client, key, SALT_BYTES, nanos);
    byte[] found = common.find();
    if (found.length == 0) {
      found = common.leave(salt.length == 0 ? random() : salt);
    }
    if (found.length != SALT_BYTES) {
      throw new ProtocolException("not the random bytes of budgets under " + key);
    }
    salt = found;
    checkedAt = nowMillis;
  }

  /** The key of one window of an account; those of an account are at one node of a cluster. */
  String of(LeaseRequest request) {
    MessageDigest digest = Sha256.start();
    digest.update(salt);
    byte[] account = request.account().getBytes(StandardCharsets.UTF_8);
    return prefix + '{' + Fingerprint.of(digest.digest(account)) + "}:" + request.endMillis();
  }

  private static byte[] random() {
    byte[] random = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(random);
    return random;
  }
}
