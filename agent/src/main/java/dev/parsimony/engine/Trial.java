/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.AnswerCheck;
import dev.parsimony.policy.JoinedReply;
import dev.parsimony.policy.TargetTimeout;
import org.jspecify.annotations.Nullable;

/**
 * The sending of a changed request: how its answer is judged or taken apart, and how long its reply
 * may take.
 */
final class Trial {

  /** What was sent is what the application made. */
  static final Trial NONE = new Trial(Judging.NONE, null, null);

  final Judging judging;
  private final @Nullable TargetTimeout timeout;
  private final @Nullable JoinedReply joined;

  private Trial(Judging judging, @Nullable TargetTimeout timeout, @Nullable JoinedReply joined) {
    this.judging = judging;
    this.timeout = timeout;
    this.joined = joined;
  }

  static Trial of(PolicyRun policies) {
    return new Trial(
        Judging.of(policies.kept(AnswerCheck.class)),
        policies.kept(TargetTimeout.class),
        policies.kept(JoinedReply.class));
  }

  /** Whether what was sent asks somebody else, who has a time limit of his own. */
  boolean isOfAnother() {
    return timeout != null;
  }

  /** Whether what was sent asks for other calls too. */
  boolean isJoined() {
    return joined != null;
  }

  /** The part of the call that has asked, of a reply to several; null where there is none. */
  byte @Nullable [] part(WireHeaders headers, ReadBody answer) {
    return joined == null || !answer.isWhole() ? null : Parts.own(joined, headers, answer.bytes());
  }

  /** What was sent is not what gets answered: whoever waits for a part of that is on his own. */
  Trial giveUp() {
    if (joined != null) {
      // Twice if need be: others wait for it.
      if (!Guard.run("end of a joined call", joined::failed)) {
        Guard.run("end of a joined call", joined::failed);
      }
    }
    return NONE;
  }

  /** As {@link TargetTimeout#nanos}. */
  long nanos(long applications, long elapsed) {
    return timeout == null ? 0 : timeout.nanos(applications, elapsed);
  }
}
