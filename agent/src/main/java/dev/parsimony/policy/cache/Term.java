/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.time.Duration;

/** When a stored answer was asked for and stored, who said it, and how long it is good. */
final class Term {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final long order;
  private final long storedAt;
  private final long ttl;
  private final Snapshot snapshot;
  private final long staleFor;

  /**
   * @param order its place among all calls, by when they were asked; 0 for one of another process
   * @param storedAt the ticker's nanoseconds
   */
  Term(long order, long storedAt, Duration ttl, Snapshot snapshot) {
    this(order, storedAt, ttl, snapshot, Duration.ZERO);
  }

  /**
   * @param staleFor how long after its time it may be given while a new one is asked for
   */
  Term(long order, long storedAt, Duration ttl, Snapshot snapshot, Duration staleFor) {
    this.order = order;
    this.storedAt = storedAt;
    this.ttl = nanos(ttl);
    this.snapshot = snapshot;
    this.staleFor = nanos(staleFor);
  }

  static long nanos(Duration duration) {
    return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
  }

  long order() {
    return order;
  }

  Duration ttl() {
    return Duration.ofNanos(ttl);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** One of another process has no place among the calls of this one, but a time. */
  boolean isAskedAfter(Term other) {
    return (order == 0 || other.order == 0) ? storedAt - other.storedAt > 0 : order > other.order;
  }

  long age(long now) {
    return now - storedAt;
  }

  /** Whether it is past its own time to live, or past that of the rule that asks now. */
  boolean isOver(long now, Duration presentTtl) {
    return age(now) >= Math.min(ttl, nanos(presentTtl));
  }

  /** Whether another model answers by now under the name that it was asked by. */
  boolean isOfGoneModel() {
    return snapshot.isGone(storedAt);
  }

  /** Whether it is so far past the same times that it is not even given as a stale one. */
  boolean isLongOver(long now, Duration presentTtl) {
    long limit = Math.min(ttl, nanos(presentTtl));
    return age(now) >= limit + limit / 4;
  }

  /** Whether it is past the same times by that or more. */
  boolean isOverBy(Duration window, long now, Duration presentTtl) {
    return age(now) >= Math.min(ttl, nanos(presentTtl)) + nanos(window);
  }

  /**
   * A quarter longer than it is good, so that an expired answer can be told from one never seen, or
   * as long as it may be given.
   */
  long retention() {
    return ttl + Math.max(ttl / 4, staleFor);
  }
}
