/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.ReplyFacts;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answer to a changed call before the application gets it, as {@linkplain
 * PolicyCall#kept kept} on the call.
 */
public interface AnswerCheck {

  /** The name of the rule that asks for it. */
  String rule();

  /**
   * Why the answer is not to be given on, as a reason code; null where it is.
   *
   * @param body the whole of it
   */
  @Nullable String objection(ReplyFacts reply, byte[] body);
}
