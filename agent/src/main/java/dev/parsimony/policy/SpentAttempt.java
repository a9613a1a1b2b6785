/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;

/** An attempt of a call that is paid for, though the application did not get its answer. */
public final class SpentAttempt {

  private final RequestFacts sent;
  private final ReplyFacts reply;

  public SpentAttempt(RequestFacts sent, ReplyFacts reply) {
    this.sent = sent;
    this.reply = reply;
  }

  /** The request as the provider saw it. */
  public RequestFacts sent() {
    return sent;
  }

  public ReplyFacts reply() {
    return reply;
  }

  /** The model that is billed. */
  public String model() {
    String answered = reply.model();
    return answered == null ? sent.model() : answered;
  }
}
