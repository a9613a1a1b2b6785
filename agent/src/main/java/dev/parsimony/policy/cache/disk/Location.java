/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.cache.level.RecordHead;

/** Where an entry is. */
final class Location {

  private final Segment segment;
  private final long offset;
  private final int length;
  private final long storedAt;
  private final long expiresAt;
  private final long order;

  /**
   * @param order its place among those that this process has put; 0 for one from before
   */
  Location(Segment segment, long offset, RecordHead head, long order) {
    this.segment = segment;
    this.offset = offset;
    this.length = (int) head.recordLength();
    this.storedAt = head.storedAt();
    this.expiresAt = head.expiresAt();
    this.order = order;
  }

  Segment segment() {
    return segment;
  }

  long offset() {
    return offset;
  }

  int length() {
    return length;
  }

  long order() {
    return order;
  }

  /** Whether an entry is good; one from a future that is far off is not: the clock was wrong. */
  boolean isGood(long now, long tolerance) {
    return now < expiresAt && storedAt <= now + tolerance;
  }
}
