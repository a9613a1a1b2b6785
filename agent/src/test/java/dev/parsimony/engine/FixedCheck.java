/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.policy.AnswerCheck;
import org.jspecify.annotations.Nullable;

/**
 * A check of answers that always says the same, and nothing of streams.
 *
 * @param verdict the objection; null for none
 */
public record FixedCheck(@Nullable String verdict) implements AnswerCheck {

  @Override
  public String rule() {
    return "";
  }

  @Override
  public boolean streams() {
    return false;
  }

  @Override
  public @Nullable String objection(ReplyFacts reply, Body body) {
    return verdict;
  }
}
