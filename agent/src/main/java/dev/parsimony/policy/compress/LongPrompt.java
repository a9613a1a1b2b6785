/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.RequestFacts;

/** The request whose prompt was made shorter, kept on its call to be counted later. */
public final class LongPrompt {

  private final RequestFacts facts;

  public LongPrompt(RequestFacts facts) {
    this.facts = facts;
  }

  public RequestFacts facts() {
    return facts;
  }

  /** The policy that made it shorter. */
  public String policy() {
    return CompressPolicy.NAME;
  }
}
