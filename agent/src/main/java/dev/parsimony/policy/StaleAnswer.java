/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.WireReply;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is good in all but its age, {@linkplain PolicyCall#kept kept} on the call for a
 * policy that would otherwise refuse it.
 */
public final class StaleAnswer {

  private final Supplier<@Nullable WireReply> reply;

  /**
   * @param reply asked when the answer is going to be given
   */
  public StaleAnswer(Supplier<@Nullable WireReply> reply) {
    this.reply = reply;
  }

  /** The answer; null when it cannot be given after all. */
  public @Nullable WireReply reply() {
    return reply.get();
  }
}
