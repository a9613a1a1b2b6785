/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What a call did not have to buy, or would not have had to where the agent only observes. */
public final class Saving {

  /** The policy that saves whole answers. */
  public static final String CACHE = "cache";

  /** The policy that buys at the provider's cheaper tier. */
  public static final String FLEX = "flex";

  private final Usage tokens;
  private final boolean estimated;
  private final @Nullable Long cost;
  private final boolean imagined;
  private final String policy;

  private Saving(
      Usage tokens, boolean estimated, @Nullable Long cost, boolean imagined, String policy) {
    this.tokens = requireNonNull(tokens, "tokens is null");
    this.estimated = estimated;
    this.cost = cost;
    this.imagined = imagined;
    this.policy = requireNonNull(policy, "policy is null");
  }

  /**
   * Of an answer whose tokens the provider reported when it was bought.
   *
   * @param nanoDollars what they cost; null when nobody knows
   */
  public static Saving reported(Usage tokens, @Nullable Long nanoDollars) {
    return new Saving(tokens, false, nanoDollars, false, CACHE);
  }

  /** Of an answer whose tokens we counted ourselves. Nobody knows what they would have cost. */
  public static Saving estimated(Usage tokens) {
    return new Saving(tokens, true, null, false, CACHE);
  }

  /**
   * Of tokens that a policy did not send, by our own count.
   *
   * @param nanoDollars what they would have cost; null when nobody knows
   */
  public static Saving unsent(String policy, Usage tokens, @Nullable Long nanoDollars) {
    return new Saving(tokens, true, nanoDollars, false, policy);
  }

  /**
   * Of the same tokens that were bought for less.
   *
   * @param nanoDollars by how much less
   */
  public static Saving cheaper(String policy, long nanoDollars) {
    Usage none = Usage.of(Usage.UNKNOWN, Usage.UNKNOWN);
    return new Saving(none, false, nanoDollars, false, policy);
  }

  /** The same where nothing was saved, because the agent only observes. */
  public Saving onlyImagined() {
    return new Saving(tokens, estimated, cost, true, policy);
  }

  /** The name of the policy that saved. */
  public String policy() {
    return policy;
  }

  public Usage tokens() {
    return tokens;
  }

  /** Whether the tokens are our own count. Never mixed with what a provider reported. */
  public boolean isEstimated() {
    return estimated;
  }

  /** What the tokens would have cost, in nano-dollars; null when nobody knows. */
  public @Nullable Long cost() {
    return cost;
  }

  public boolean isImagined() {
    return imagined;
  }
}
