/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.exchange.WireRequest;

/** A request that was marked, kept until it is known what came of it. Immutable. */
final class Marked {

  private final WireRequest request;
  private final Prefixes prefixes;
  private final MarkPlan plan;
  private final Terms terms;

  Marked(WireRequest request, Prefixes prefixes, MarkPlan plan, Terms terms) {
    this.request = request;
    this.prefixes = prefixes;
    this.plan = plan;
    this.terms = terms;
  }

  /** With its marks. */
  WireRequest request() {
    return request;
  }

  Prefixes prefixes() {
    return prefixes;
  }

  MarkPlan plan() {
    return plan;
  }

  Terms terms() {
    return terms;
  }
}
