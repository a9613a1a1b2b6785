/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.policy.AnswerCheck;
import dev.parsimony.policy.TargetTimeout;
import org.jspecify.annotations.Nullable;

/** The sending of a changed request: how its answer is judged, and how long its reply may take. */
final class Trial {

  /** What was sent is what the application made. */
  static final Trial NONE = new Trial(Judging.NONE, null);

  final Judging judging;
  private final @Nullable TargetTimeout timeout;

  private Trial(Judging judging, @Nullable TargetTimeout timeout) {
    this.judging = judging;
    this.timeout = timeout;
  }

  static Trial of(PolicyRun policies) {
    return new Trial(
        Judging.of(policies.kept(AnswerCheck.class)), policies.kept(TargetTimeout.class));
  }

  /** As {@link TargetTimeout#nanos}. */
  long nanos(long applications, long elapsed) {
    return timeout == null ? 0 : timeout.nanos(applications, elapsed);
  }
}
