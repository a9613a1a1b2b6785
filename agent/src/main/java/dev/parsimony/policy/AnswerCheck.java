/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answer to a changed call before the application gets it, as {@linkplain
 * PolicyCall#kept kept} on the call.
 */
public interface AnswerCheck {

  /** The name of the rule that asks for it. */
  String rule();

  /** Whether streams are judged too, whose first byte then waits for the last. */
  boolean streams();

  /**
   * Why the answer is not to be given on, as a reason code; null where it is.
   *
   * @param body the whole of it
   */
  @Nullable String objection(ReplyFacts reply, Body body);

  /** The body of an answer, asked for where it is looked at. */
  interface Body {

    /**
     * As without streaming.
     *
     * @throws MalformedBodyException when the stream has what has no place in a whole answer
     */
    byte[] bytes() throws MalformedBodyException;
  }
}
