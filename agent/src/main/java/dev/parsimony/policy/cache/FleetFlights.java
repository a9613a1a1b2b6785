/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.redis.LeaseClaim;
import dev.parsimony.policy.cache.redis.RedisLevel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The flights of a whole fleet: the JVM that has the lease of a call asks, the others wait. */
public final class FleetFlights {

  /** For a JVM of its own. */
  public static final FleetFlights NONE = new FleetFlights(null, LastingAnswers.NONE);

  private static final long MOST_WAITING_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final @Nullable RedisLevel redis;
  private final @Nullable KeyedLevel keyed;
  private final LastingAnswers lasting;

  /**
   * @param redis where the fleet meets; null for nowhere
   * @param lasting which has the answers of that place
   */
  public FleetFlights(@Nullable RedisLevel redis, LastingAnswers lasting) {
    this.redis = redis;
    this.keyed = redis == null ? null : new KeyedLevel(redis);
    this.lasting = lasting;
  }

  /** Asks for the lease of a call; null where there is nobody to share it with. */
  @Nullable FleetSeat claim(KeyedCall call) {
    // Where Redis did not answer just now, the call has waited enough.
    Fingerprint key =
        keyed == null || call.trouble() != null
            ? null
            : keyed.key(call.behindMemory(), call.settings());
    LeaseClaim claim = redis == null || key == null ? null : redis.claim(key, patience(call));
    return claim == null ? null : new FleetSeat(call, claim, lasting);
  }

  /* Who has waited in vain still has time to ask. Who has an old answer need not wait. */
  private static long patience(KeyedCall call) {
    if (call.call().kept(Renewal.class) != null) {
      return 0;
    }
    long timeout = call.timeoutNanos();
    return timeout > 0 ? Math.min(timeout / 2, MOST_WAITING_NANOS) : MOST_WAITING_NANOS;
  }
}
