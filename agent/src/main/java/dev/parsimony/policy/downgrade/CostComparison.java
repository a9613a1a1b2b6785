/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.Usage;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.RoughCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The estimated costs of one call at two models. What was said before the newest answer counts as
 * read from the provider's cache at the old model, and as new at the other one.
 */
final class CostComparison {

  private static final long PERCENT = 100;
  private static final long SMALLEST_PREFIX = 1_024;

  private final Move move;
  private final long input;
  private final long warm;
  private final boolean marked;

  private CostComparison(Move move) {
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
    this.input = all + schemas;
    this.warm = known + schemas < SMALLEST_PREFIX ? 0 : known == 0 ? 0 : known + schemas;
    this.marked = mark;
  }

  static CostComparison of(Move move) {
    return new CostComparison(move);
  }

  /** Whether prompt and answer fit into the target. */
  boolean fits() {
    Long limit = OutputLimit.adapted(move);
    return scaled(input, move.target()) + (limit == null ? 0 : limit) <= move.target().context();
  }

  /** The reason code for which the target is not the cheaper one; null where it is. */
  @Nullable String objection(
      PriceTable prices,
      String provider,
      String target,
      DowngradeSettings settings,
      long epochNanos) {
    RequestFacts facts = move.facts();
    long output = output(settings);
    Object tier = facts.parameter(Parameter.SERVICE_TIER);
    String tierName = tier instanceof String ? (String) tier : null;
    Usage before = before(output);
    Usage after = after(output);
    Long old = prices.cost(facts.provider(), facts.model(), before, tierName, epochNanos);
    Long other = prices.cost(provider, target, after, tierName, epochNanos);
    if (old == null || other == null) {
      return "unknown_price";
    }
    return other < old ? null : "not_cheaper";
  }

  private Usage before(long output) {
    Capabilities source = move.source();
    long thoughts = Thinking.tokens(source, move.effort());
    return new Usage(
        scaled(input, source),
        scaled(output, source) + thoughts,
        scaled(warm, source),
        Usage.UNKNOWN,
        Usage.UNKNOWN);
  }

  private Usage after(long output) {
    Capabilities target = move.target();
    long thoughts = Thinking.tokens(target, move.effort());
    return new Usage(
        scaled(input, target),
        scaled(output, target) + thoughts,
        Usage.UNKNOWN,
        marked ? scaled(warm, target) : Usage.UNKNOWN,
        Usage.UNKNOWN);
  }

  private long output(DowngradeSettings settings) {
    Object limit = move.facts().parameter(Parameter.MAX_TOKENS);
    return limit instanceof Long && (Long) limit < settings.typicalOutput()
        ? (Long) limit
        : settings.typicalOutput();
  }

  private static long scaled(long tokens, Capabilities model) {
    return tokens * model.tokenPercent() / PERCENT;
  }
}
