/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.LiveReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call to the provider, and those who wait for its answer. */
final class Flight {

  /** What becomes of a call that wants to join. */
  enum Boarding {
    /** It waits. */
    WAITS,
    /** It may read the reply along at once. */
    READS_ALONG,
    /** The flight is over, or so late that nobody should wait for it. */
    TOO_LATE
  }

  private final KeyedCall leader;
  private final long start;
  private final Set<Seat> waiting = new LinkedHashSet<>();
  private @Nullable LiveReply live;
  private boolean readable;
  private boolean landed;

  /**
   * @param start the ticker's nanoseconds
   */
  Flight(KeyedCall leader, long start) {
    this.leader = leader;
    this.start = start;
  }

  Fingerprint key() {
    return leader.key();
  }

  boolean isLedBy(KeyedCall call) {
    return leader == call;
  }

  /**
   * Whether waiting for this flight could mean to wait for oneself: the thread that blocks is the
   * one that reads the leader's reply.
   */
  boolean isReadBy(KeyedCall call) {
    return leader.thread() == call.thread() && !leader.isAsync();
  }

  /** Whether the leader waits for a tier that a call has not been given to. */
  boolean isSlowerThan(KeyedCall call) {
    return leader.mayBeSlow() && !call.mayBeSlow();
  }

  synchronized Boarding admit(Seat seat, long now) {
    if (landed || (isLimited(leader) && remaining(now) <= 0)) {
      return Boarding.TOO_LATE;
    }
    seat.waitFor(this);
    if (mayReadAlong(seat, now)) {
      return Boarding.READS_ALONG;
    }
    waiting.add(seat);
    return Boarding.WAITS;
  }

  /** Makes a call wait for the end that could not read along; false when it has come. */
  synchronized boolean awaitEnd(Seat seat) {
    return !landed && waiting.add(seat);
  }

  /**
   * The reply has begun.
   *
   * @return those who may read along; they no longer wait
   */
  synchronized List<Seat> open(LiveReply reply, long now) {
    if (landed) {
      return Collections.emptyList();
    }
    live = reply;
    readable = Cacheability.isGoodStream(reply) && !leader.mayAct();
    List<Seat> readers = new ArrayList<>();
    for (Iterator<Seat> seats = waiting.iterator(); seats.hasNext(); ) {
      Seat seat = seats.next();
      if (mayReadAlong(seat, now)) {
        seats.remove();
        readers.add(seat);
      }
    }
    return readers;
  }

  synchronized @Nullable LiveReply live() {
    return live;
  }

  /**
   * Has the reply received, once it has begun and somebody waits for its end: the leader may read
   * it in part or not at all.
   */
  void receive() {
    LiveReply awaited;
    synchronized (this) {
      awaited = waiting.isEmpty() ? null : live;
    }
    if (awaited != null) {
      awaited.receive();
    }
  }

  /**
   * The flight is over.
   *
   * @return those who waited for this; nobody when it was over before
   */
  synchronized List<Seat> land() {
    landed = true;
    live = null;
    List<Seat> released = new ArrayList<>(waiting);
    waiting.clear();
    return released;
  }

  synchronized void leave(Seat seat) {
    waiting.remove(seat);
  }

  private boolean mayReadAlong(Seat seat, long now) {
    KeyedCall follower = seat.call();
    return readable
        && leader.facts().stream()
        && follower.facts().stream()
        && leader.facts().usageInStream() == follower.facts().usageInStream()
        && lastsFor(follower, now);
  }

  /* Who reads along shares the leader's fate, also his timeout. */
  private boolean lastsFor(KeyedCall follower, long now) {
    return !isLimited(leader)
        || (isLimited(follower) && remaining(now) >= follower.timeoutNanos() / 4 * 3);
  }

  private static boolean isLimited(KeyedCall call) {
    return call.timeoutNanos() > 0;
  }

  private long remaining(long now) {
    return leader.timeoutNanos() - (now - start);
  }
}
