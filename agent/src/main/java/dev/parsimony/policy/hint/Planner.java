/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides where one request is marked: behind the longest prefix that comes again, behind tools and
 * system for the sake of other prompts that begin so, and where the provider would not look back
 * far enough to find what it has.
 */
final class Planner {

  private final List<Prefix> prefixes;
  private final List<KnownPrefix> known;
  private final Terms terms;
  private final long now;
  private final double tokensOfOne;

  /**
   * @param known of each prefix
   * @param tokensOfOne the tokens that one of the prefixes' count is at least
   */
  Planner(
      List<Prefix> prefixes, List<KnownPrefix> known, Terms terms, long now, double tokensOfOne) {
    this.prefixes = prefixes;
    this.known = known;
    this.terms = terms;
    this.now = now;
    this.tokensOfOne = tokensOfOne;
  }

  MarkPlan plan() {
    String reason = MarkPlan.NOT_SEEN;
    for (int i = prefixes.size() - 1; i >= 0; i--) {
      Lifetime lifetime = isMarkable(i) ? lifetime(i) : null;
      if (lifetime != null) {
        String objection = objection(i, lifetime);
        if (objection == null) {
          return plan(i, lifetime);
        }
        reason = objection;
      }
    }
    return MarkPlan.none(reason);
  }

  private boolean isMarkable(int i) {
    Prefix prefix = prefixes.get(i);
    return prefix.last().isMarkable() && prefix.tokens() >= terms.leastTokens();
  }

  private @Nullable Lifetime lifetime(int i) {
    return known.get(i).lifetime(terms.lifetimes(), terms.sightings());
  }

  /* All prompts that begin alike have one account. It is never more than one write behind. */
  private @Nullable String objection(int last, Lifetime lifetime) {
    long tokens = prefixes.get(last).tokens();
    // The provider may have lost what it had.
    long risk = counted(terms.extra(0, tokens, lifetime));
    long limit = Math.max(counted(terms.write(tokens, lifetime)), known.get(0).largestWrite());
    if (known.get(0).spent() + risk > limit) {
      return "does_not_pay";
    }
    return extra(last, lifetime) > 0 && known.get(last).isWritten(now) ? "being_written" : null;
  }

  private long extra(int last, Lifetime lifetime) {
    int cached = cached(last);
    long read = cached < 0 ? 0 : prefixes.get(cached).tokens();
    return counted(terms.extra(read, prefixes.get(last).tokens() - read, lifetime));
  }

  /* What is paid is paid by the provider's count. */
  private long counted(long cost) {
    return Math.round(cost * tokensOfOne);
  }

  /* The longest that the provider has, up to one; -1 for none. */
  private int cached(int last) {
    int i = last;
    while (i >= 0 && !known.get(i).isCached(now)) {
      i--;
    }
    return i;
  }

  private MarkPlan plan(int last, Lifetime lifetime) {
    TreeSet<Integer> marks = new TreeSet<>();
    marks.add(last);
    for (int i = 0; i < last; i++) {
      if (prefixes.get(i).last().kind() != Stretch.Kind.MESSAGE && isMarkable(i)) {
        marks.add(i);
      }
    }
    int cached = cached(last);
    if (cached >= 0 && !isFound(cached, marks)) {
      marks.add(cached);
    }
    List<Prefix> marked = new ArrayList<>();
    marks.forEach(i -> marked.add(prefixes.get(i)));
    return MarkPlan.of(marked, lifetime, extra(last, lifetime));
  }

  private boolean isFound(int cached, TreeSet<Integer> marks) {
    Integer next = marks.ceiling(cached);
    return next != null
        && prefixes.get(next).blocks() - prefixes.get(cached).blocks() < terms.lookBack();
  }
}
