/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.cache.level.Notices;
import dev.parsimony.policy.cache.level.StoreHead;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.redis.CircuitBreaker;
import dev.parsimony.redis.CommonBytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Learns what the store begins with, so that all JVMs have the same keys, and looks from time to
 * time whether that is still so: the store may have been emptied, or be another after a failover.
 */
final class RedisOpening {

  private final @Nullable String secret;
  private final CircuitBreaker breaker;
  private final Notices notices;
  private final PurgeMark mark;
  private volatile @Nullable OpenStore store;

  /**
   * @param secret what the contents are encrypted with; null for not at all
   */
  RedisOpening(@Nullable String secret, CircuitBreaker breaker, Notices notices, PurgeMark mark) {
    this.mark = mark;
    this.secret = secret;
    this.breaker = breaker;
    this.notices = notices;
  }

  /** Null while or because it is not open. */
  @Nullable OpenStore store() {
    return store;
  }

  /** Looks, and tells the breaker. Never fails. */
  void check(RedisOps ops) {
    try {
      store = opened(ops);
      mark.look(ops);
      breaker.close();
      return;
    } catch (UnusableStoreException found) {
      store = null;
      notices.unusable(String.valueOf(found.getMessage()));
    } catch (GeneralSecurityException weak) {
      notices.unusable("this JVM cannot encrypt with AES-256-GCM (" + Notices.reason(weak) + ")");
    } catch (IOException | RuntimeException | Error failure) {
      notices.notRead(failure);
    }
    breaker.trip();
  }

  private OpenStore opened(RedisOps ops)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    OpenStore known = store;
    CommonBytes common = ops.head();
    byte[] head = common.find();
    if (head.length == 0) {
      // The one that is known, so that those who know it too need no other.
      head =
          common.leave(
              known == null
                  ? StoreHead.create("prefix", new SecureRandom(), secret).format()
                  : known.head());
    }
    if (head.length == 0) {
      throw new IOException("it does not keep what is written");
    }
    return known != null && known.beginsWith(head) ? known : OpenStore.of(head, secret);
  }
}
