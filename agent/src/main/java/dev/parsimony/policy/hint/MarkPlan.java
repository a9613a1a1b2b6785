/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request is to be marked and for how long, or why it is not. Immutable. */
final class MarkPlan {

  static final String NOT_SEEN = "not_seen";

  private final List<Prefix> marks;
  private final @Nullable Lifetime lifetime;
  private final long extra;
  private final String reason;

  private MarkPlan(List<Prefix> marks, @Nullable Lifetime lifetime, long extra, String reason) {
    this.marks = Collections.unmodifiableList(marks);
    this.lifetime = lifetime;
    this.extra = extra;
    this.reason = reason;
  }

  /**
   * @param extra what the call is expected to cost more than without, below 0 for less
   */
  static MarkPlan of(List<Prefix> marks, Lifetime lifetime, long extra) {
    return new MarkPlan(marks, lifetime, extra, lifetime.label());
  }

  static MarkPlan none(String reason) {
    return new MarkPlan(Collections.emptyList(), null, 0, reason);
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  /** Whether nothing is marked since nothing that begins so was seen often enough. */
  boolean isOfFirstSight() {
    return reason.equals(NOT_SEEN);
  }

  /** The prefixes that end with a mark, the shortest first. */
  List<Prefix> marks() {
    return marks;
  }

  Prefix longest() {
    return marks.get(marks.size() - 1);
  }

  Lifetime lifetime() {
    return requireNonNull(lifetime, "nothing is marked");
  }

  /** What is put on a call's account before it is known what it costs. */
  long reserved() {
    return Math.max(extra, 0);
  }

  /** The reason code of the decision. */
  String reason() {
    return reason;
  }
}
