/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.flex;

import dev.parsimony.policy.FlexSettings;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.TargetTimeout;
import org.jspecify.annotations.Nullable;

/** Whether a call has the time that a slow tier takes. */
final class TimeLeft {

  /** Why it has not; null where it has. */
  static @Nullable String objection(PolicyCall call, FlexSettings settings) {
    long least = settings.minTimeout().toNanos();
    long given = call.origin().timeoutNanos();
    if (least > 0 && given <= 0) {
      return "unknown_timeout";
    }
    // What another policy has changed may have to answer sooner than the application asks.
    TargetTimeout other = call.kept(TargetTimeout.class);
    long sooner = other == null ? 0 : other.nanos(0, 0);
    boolean hurried = given > 0 && given < least;
    return hurried || (sooner > 0 && sooner < least) ? "short_timeout" : null;
  }

  private TimeLeft() {}
}
