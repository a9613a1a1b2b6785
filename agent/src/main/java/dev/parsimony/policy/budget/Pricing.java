/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.TokenRatio;
import dev.parsimony.exchange.Usage;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.RoughCount;
import dev.parsimony.tokens.TokenBound;
import dev.parsimony.tokens.TokenRatios;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a call may come to, and what it came to. */
final class Pricing {

  private final Supplier<PriceTable> prices;
  private final TokenRatios ratios;

  Pricing(Supplier<PriceTable> prices, TokenRatios ratios) {
    this.prices = prices;
    this.ratios = ratios;
  }

  /** At most: the upper bound of the input, and all the output that is asked for. */
  Amount atMost(RequestFacts request, long defaultOutput, boolean priced, long millis) {
    long input = TokenBound.of(request.texts(), ratios.of(request.model()));
    Usage usage = Usage.of(input, output(request, defaultOutput));
    return amount(request, null, usage, priced, millis);
  }

  /** As the provider reported; by size where it reported nothing; null where nobody knows. */
  @Nullable Amount used(
      RequestFacts request, @Nullable ReplyFacts reply, boolean priced, long millis) {
    if (reply == null) {
      return null;
    }
    Usage usage = reply.usage();
    if (usage == null) {
      TokenRatio ratio = ratios.of(request.model());
      long input = ratio.about(RoughCount.of(request.texts()));
      usage = Usage.of(input, ratio.about(RoughCount.of(reply.texts())));
    }
    return amount(request, reply, usage, priced, millis);
  }

  private Amount amount(
      RequestFacts request, @Nullable ReplyFacts reply, Usage usage, boolean priced, long millis) {
    return new Amount(usage.total(), priced ? cost(request, reply, usage, millis) : null);
  }

  private @Nullable Long cost(
      RequestFacts request, @Nullable ReplyFacts reply, Usage usage, long millis) {
    String answered = reply == null ? null : reply.model();
    String tier = reply == null ? null : reply.serviceTier();
    Object asked = request.parameter(Parameter.SERVICE_TIER);
    return prices
        .get()
        .cost(
            request.provider(),
            answered == null ? request.model() : answered,
            usage,
            tier == null && asked instanceof String ? (String) asked : tier,
            TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static long output(RequestFacts request, long defaultOutput) {
    if (request.operation() == Operation.EMBEDDINGS) {
      return 0;
    }
    long each = whole(request, Parameter.MAX_TOKENS, defaultOutput);
    long choices = whole(request, Parameter.CHOICE_COUNT, 1);
    // What no provider would take is no reason to reserve all there is.
    return Math.min(each, 10_000_000) * Math.min(Math.max(choices, 1), 128);
  }

  private static long whole(RequestFacts request, Parameter parameter, long absent) {
    Object value = request.parameter(parameter);
    return value instanceof Long && (Long) value >= 0 ? (Long) value : absent;
  }
}
