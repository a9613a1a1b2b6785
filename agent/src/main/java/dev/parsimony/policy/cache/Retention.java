/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import com.github.benmanes.caffeine.cache.Expiry;
import dev.parsimony.policy.Fingerprint;

/** Lets each answer live as long as its term says, however often it is read. */
final class Retention implements Expiry<Fingerprint, StoredAnswer> {

  @Override
  public long expireAfterCreate(Fingerprint key, StoredAnswer answer, long now) {
    return answer.term().retention();
  }

  @Override
  public long expireAfterUpdate(Fingerprint key, StoredAnswer answer, long now, long remaining) {
    return answer.term().retention();
  }

  @Override
  public long expireAfterRead(Fingerprint key, StoredAnswer answer, long now, long remaining) {
    return remaining;
  }
}
