/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.TokenRatio;
import dev.parsimony.exchange.Usage;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.RoughCount;
import dev.parsimony.tokens.TokenRatios;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The estimated costs of one call at two models. What was said before the newest answer counts as
 * read from the provider's cache at the old model, and as new at the other one. Tokenizers of two
 * families are compared at their bounds: the fewest tokens at the old model, the most at the other.
 */
final class CostComparison {

  private static final long SMALLEST_PREFIX = 1_024;

  private final Move move;
  private final TokenRatios ratios;
  private final long input;
  private final long warm;
  private final boolean marked;

  private CostComparison(Move move, TokenRatios ratios) {
    List<Message> messages = move.prompt().messages();
    long all = 0;
    long known = 0;
    boolean mark = false;
    for (Message message : messages) {
      if (message.role() == Role.ASSISTANT) {
        known = all;
      }
      for (Part part : message.parts()) {
        all += RoughCount.of(part.text());
        mark |= part.hasCacheMark();
        known = part.hasCacheMark() ? all : known;
      }
    }
    long schemas = 0;
    for (Part schema : move.prompt().schemas()) {
      schemas += RoughCount.of(schema.text());
    }
    this.move = move;
    this.ratios = ratios;
    this.input = all + schemas;
    this.warm = known + schemas < SMALLEST_PREFIX ? 0 : known == 0 ? 0 : known + schemas;
    this.marked = mark;
  }

  static CostComparison of(Move move, TokenRatios ratios) {
    return new CostComparison(move, ratios);
  }

  /** Whether prompt and answer fit into the target, at the most tokens that it may make of them. */
  boolean fits() {
    Long limit = OutputLimit.adapted(move);
    long most = ratios.of(move.targetModel()).atMost(input);
    return most + (limit == null ? 0 : limit) <= move.target().context();
  }

  /**
   * The reason code for which the target is not the cheaper one; null where it is.
   *
   * @param provider by whose list the target is priced
   */
  @Nullable String objection(
      PriceTable prices, String provider, DowngradeSettings settings, long epochNanos) {
    TokenRatio ratio = ratios.of(move.sourceModel());
    String atLeast = objection(ratio.low(), prices, provider, settings, epochNanos);
    return atLeast == null
        ? objection(ratio.high(), prices, provider, settings, epochNanos)
        : atLeast;
  }

  /* Where the requested model makes so many tokens of each that was counted. */
  private @Nullable String objection(
      double each,
      PriceTable prices,
      String provider,
      DowngradeSettings settings,
      long epochNanos) {
    RequestFacts facts = move.facts();
    long output = output(settings);
    Object tier = facts.parameter(Parameter.SERVICE_TIER);
    String tierName = tier instanceof String ? (String) tier : null;
    Usage before = before(each, output);
    Usage after = after(each, output);
    Long old = prices.cost(facts.provider(), move.sourceModel(), before, tierName, epochNanos);
    Long other = prices.cost(provider, move.targetModel(), after, tierName, epochNanos);
    if (old == null || other == null) {
      return "unknown_price";
    }
    return other < old ? null : "not_cheaper";
  }

  private Usage before(double each, long output) {
    return new Usage(
        scaled(input, each),
        output + Thinking.tokens(move.source(), move.asked()),
        scaled(warm, each),
        Usage.UNKNOWN,
        Usage.UNKNOWN);
  }

  private Usage after(double each, long output) {
    double relation = ratios.atMostForEach(move.sourceModel(), move.targetModel());
    return new Usage(
        scaled(input, each * relation),
        scaled(output, relation) + Thinking.tokens(move.target(), move.effort()),
        Usage.UNKNOWN,
        marked ? scaled(warm, each * relation) : Usage.UNKNOWN,
        Usage.UNKNOWN);
  }

  /* In tokens of the requested model. */
  private long output(DowngradeSettings settings) {
    Object limit = move.facts().parameter(Parameter.MAX_TOKENS);
    return limit instanceof Long && (Long) limit < settings.typicalOutput()
        ? (Long) limit
        : settings.typicalOutput();
  }

  private static long scaled(long tokens, double ratio) {
    return Math.round(tokens * ratio);
  }
}
