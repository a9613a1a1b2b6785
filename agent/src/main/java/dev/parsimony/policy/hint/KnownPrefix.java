/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a prefix by now. Guarded by the memory that it is of. */
final class KnownPrefix {

  private static final Lifetime[] LIFETIMES = Lifetime.values();

  private final int[] runs = new int[LIFETIMES.length];
  private long seenAt;
  private long cachedUntil;
  private boolean cached;
  private long writtenUntil;
  private boolean written;
  private long spent;
  private long pausedUntil;
  private @Nullable String paused;
  private @Nullable Bet bet;
  private @Nullable Bets bets;
  private double tokensOfOne = 1;
  private long largestWrite;

  /** It is seen. Counts how often in a row it was, no two times further apart than it is kept. */
  void see(long now) {
    for (int i = 0; i < runs.length; i++) {
      boolean within = runs[i] > 0 && now - seenAt <= LIFETIMES[i].nanos();
      runs[i] = within ? runs[i] + 1 : 1;
    }
    seenAt = now;
  }

  /**
   * The lifetime for which it comes often enough; null for none.
   *
   * @param offered the shortest first
   * @param sightings how often it has to be seen for the first; once more for each other
   */
  @Nullable Lifetime lifetime(List<Lifetime> offered, long sightings) {
    for (int i = 0; i < offered.size(); i++) {
      if (runs[offered.get(i).ordinal()] >= sightings + i) {
        return offered.get(i);
      }
    }
    return null;
  }

  /** Whether the provider is taken to have it. */
  boolean isCached(long now) {
    return cached && cachedUntil - now > 0;
  }

  /** The provider has it from now on. */
  void cache(long now, Lifetime lifetime) {
    long until = now + lifetime.nanos();
    cachedUntil = isCached(now) ? Math.max(cachedUntil, until) : until;
    cached = true;
  }

  /** The provider has not got it after all. */
  void lose() {
    cached = false;
  }

  /** Whether a call that is to have it written is under way. */
  boolean isWritten(long now) {
    return written && writtenUntil - now > 0;
  }

  void write(long until) {
    written = true;
    writtenUntil = until;
  }

  void written() {
    written = false;
  }

  /** What marks of prompts that begin so have cost more than they saved, in pico-dollars. */
  long spent() {
    return spent;
  }

  /** Never below nothing: what was saved is no licence to spend. */
  void spend(long more) {
    spent = Math.max(spent + more, 0);
  }

  /** The provider has counted a prompt of so many tokens by our rough count. */
  void count(long reported, long rough) {
    if (reported > 0 && rough > 0) {
      tokensOfOne = Math.min(tokensOfOne, (double) reported / rough);
    }
  }

  /** The fewest tokens that one of our rough count has turned out to be; one at most. */
  double tokensOfOne() {
    return tokensOfOne;
  }

  /**
   * It is written anew; gives what the bet before has lost by that.
   *
   * @param next null where it was read instead
   */
  long bet(@Nullable Bet next) {
    Bet before = bet;
    bet = next;
    if (before != null && next == null) {
      before.win();
    }
    return before == null ? 0 : before.lose();
  }

  /** Those of all prompts of its scope. */
  Bets bets() {
    Bets known = bets;
    if (known == null) {
      known = new Bets();
      bets = known;
    }
    return known;
  }

  /** A prompt that begins so costs that to write. */
  void priceWrite(long cost) {
    largestWrite = Math.max(largestWrite, cost);
  }

  /** What it costs to write the longest prompt that begins so, in pico-dollars. */
  long largestWrite() {
    return largestWrite;
  }

  /** Why nothing that begins so is marked for some time; null where it may be. */
  @Nullable String paused(long now) {
    return pausedUntil - now > 0 ? paused : null;
  }

  void pause(String reason, long until) {
    paused = reason;
    pausedUntil = until;
  }
}
