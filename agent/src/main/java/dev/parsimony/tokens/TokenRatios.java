/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ExchangeListener;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.TokenRatio;
import dev.parsimony.exchange.Usage;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many tokens each family of tokenizers makes of what {@link RoughCount} counts, learned from
 * the usage that providers report. Told of exchanges by one thread, asked by any without a lock.
 */
public final class TokenRatios implements ExchangeListener {

  /** Below it, what a provider puts around a prompt would count as the tokenizer's. */
  static final long LEAST_COUNT = 200;

  private static final double PERCENT = 100;
  private static final double RELATION_ERROR = 1.1;

  private static final List<String> HARMLESS =
      Arrays.asList(Uncacheable.STORED, Uncacheable.SEVERAL_CHOICES);

  private final Map<Tokenizer, LearnedRatio> ratios;

  public TokenRatios() {
    Map<Tokenizer, LearnedRatio> all = new EnumMap<>(Tokenizer.class);
    for (Tokenizer family : Tokenizer.values()) {
      double error = family.errorPercent() / PERCENT;
      all.put(family, new LearnedRatio(family.percent() / PERCENT, error));
    }
    this.ratios = Collections.unmodifiableMap(all);
  }

  /** The ratio of a model's family. */
  public TokenRatio of(String model) {
    return of(Tokenizer.of(model));
  }

  TokenRatio of(Tokenizer family) {
    LearnedRatio ratio = ratios.get(family);
    return ratio == null ? TokenRatio.EXACT : ratio.inForce();
  }

  /**
   * The most tokens that one model makes of what is one token of another. Where neither is learned,
   * the rough count is off for both alike, and what is documented of the two counts.
   */
  public double atMostForEach(String source, String target) {
    Tokenizer from = Tokenizer.of(source);
    Tokenizer to = Tokenizer.of(target);
    if (from == to) {
      return 1;
    }
    TokenRatio old = of(from);
    TokenRatio other = of(to);
    return old.isLearned() || other.isLearned()
        ? other.high() / old.low()
        : other.ratio() / old.ratio() * RELATION_ERROR;
  }

  /** The families of which any usage is known, by their labels. */
  public Map<String, TokenRatio> seen() {
    Map<String, TokenRatio> seen = new LinkedHashMap<>();
    ratios.forEach(
        (family, ratio) -> {
          if (ratio.inForce().samples() > 0) {
            seen.put(family.label(), ratio.inForce());
          }
        });
    return seen;
  }

  @Override
  public void closed(Exchange exchange) {
    RequestFacts sent = exchange.sent();
    long input = reported(exchange);
    LearnedRatio ratio = ratios.get(Tokenizer.of(sent.model()));
    if (input <= 0 || ratio == null || !ratio.isDue()) {
      return;
    }
    Prompt prompt = sent.prompt();
    long counted = isText(prompt) ? RoughCount.of(prompt.texts()) : 0;
    if (counted >= LEAST_COUNT) {
      ratio.add((double) input / counted);
    }
  }

  /* The input of a whole answer to a prompt that stands in the request, all of it; or none. */
  private static long reported(Exchange exchange) {
    RequestFacts sent = exchange.sent();
    ReplyFacts reply = exchange.reply();
    Usage usage = reply == null || reply.flaw() != null ? null : reply.usage();
    boolean whole =
        exchange.servedBy() == ServedBy.PROVIDER
            && exchange.status() == 200
            && HARMLESS.containsAll(sent.uncacheable());
    return reply == null || usage == null || !whole || isOfAnother(reply, sent) ? 0 : usage.input();
  }

  /* A name may stand for whatever its endpoint chooses. */
  private static boolean isOfAnother(ReplyFacts reply, RequestFacts sent) {
    Tokenizer asked = Tokenizer.of(sent.model());
    Tokenizer answered = reply.model() == null ? asked : Tokenizer.of(reply.model());
    return asked != answered && asked != Tokenizer.OTHER && answered != Tokenizer.OTHER;
  }

  private static boolean isText(Prompt prompt) {
    for (Message message : prompt.messages()) {
      for (Part part : message.parts()) {
        if (part.kind() == Part.Kind.MEDIA) {
          return false;
        }
      }
    }
    return true;
  }
}
