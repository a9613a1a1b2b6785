/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets one call at a time ask for a new answer in place of one that is past its time, and all
 * others have that one meanwhile. By keys, not by answers: what comes from disk or Redis is another
 * object for each call that finds it.
 */
final class Renewals {

  /** After this long, a call that has not ended is not waited for. */
  static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** For this long nobody asks where the last one brought no answer that is kept. */
  static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  static final int REMEMBERED = 16_384;

  private final Map<Fingerprint, Long> present = new ConcurrentHashMap<>();
  private final LongSupplier ticker;

  /**
   * @param ticker nanoseconds
   */
  Renewals(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /**
   * What a call gets of a stored answer. The first to come past its time gets nothing of it and is
   * to ask; it keeps its turn as a note.
   *
   * @param asked what was offered to it
   * @param stale the same where the rule gives answers past their time
   */
  Offer choose(PolicyCall call, Fingerprint key, Offer asked, Supplier<Offer> stale) {
    if (!asked.isExpired()) {
      return asked;
    }
    Offer old = stale.get();
    if (!old.isGood() || call.kept(Renewal.class) != null) {
      return asked;
    }
    Renewal turn = new Renewal(key, ticker.getAsLong() + longest(call), stale);
    if (!begin(turn)) {
      return old;
    }
    call.keep(turn);
    return asked;
  }

  /** Whether a call asks for a new answer under a key, or one has just failed to bring it. */
  boolean isUnderWay(Fingerprint key) {
    Long until = present.get(key);
    return until != null && !isOver(until, ticker.getAsLong());
  }

  /** The turn of a call is over, if it had one. */
  void ended(PolicyCall call, boolean renewed) {
    Renewal turn = call.kept(Renewal.class);
    if (turn == null) {
      return;
    }
    if (renewed) {
      present.remove(turn.key(), turn.until());
    } else {
      present.replace(turn.key(), turn.until(), ticker.getAsLong() + PAUSE_NANOS);
    }
  }

  int size() {
    return present.size();
  }

  private boolean begin(Renewal turn) {
    long now = ticker.getAsLong();
    Long before = present.get(turn.key());
    if (before != null) {
      return isOver(before, now) && present.replace(turn.key(), before, turn.until());
    }
    if (present.size() >= REMEMBERED) {
      makeRoom(now);
    }
    return present.putIfAbsent(turn.key(), turn.until()) == null;
  }

  /* Who has lost a turn asks all the same; another one may then ask as well. */
  private void makeRoom(long now) {
    present.values().removeIf(until -> isOver(until, now));
    if (present.size() > REMEMBERED / 2) {
      present.clear();
    }
  }

  private static boolean isOver(long until, long now) {
    return now - until >= 0;
  }

  private static long longest(PolicyCall call) {
    long timeout = call.origin().timeoutNanos();
    return timeout > 0 ? Math.min(timeout, LONGEST_NANOS) : LONGEST_NANOS;
  }
}
