/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;

/** What a claim needs of the level that it is made at. */
interface LeasePlace {

  /** Whether a question was taken. */
  boolean take(RedisTask task);

  /** Whether there is any use in asking. */
  boolean isUsable();

  /** A question was not answered in time. */
  void late();

  /** The server refuses what leases need. */
  void refused(Throwable failure);

  /** Ends a lease, after the answers that were put before. */
  void release(Fingerprint key, String token);
}
