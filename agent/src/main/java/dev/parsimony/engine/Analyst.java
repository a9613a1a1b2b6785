/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.config.Mode;
import dev.parsimony.exchange.BatchShare;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.PrefixBreak;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import dev.parsimony.policy.HintSettings;
import dev.parsimony.policy.ModelMove;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SpentAttempt;
import dev.parsimony.policy.cache.SavedTokens;
import dev.parsimony.policy.compress.LongPrompt;
import dev.parsimony.policy.hint.PrefixWatch;
import dev.parsimony.policy.hint.WatchedPrompt;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenCounter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an exchange of an ended call: reads the reply, counts its tokens, its cost and its saving.
 */
public final class Analyst {

  private static final String REFUSED = "parsimony.refused";

  private final Supplier<PriceTable> prices;
  private final TokenCounter tokens;
  private final WhatIf whatIf;
  private final PrefixWatch prefixes;

  public Analyst(
      Supplier<PriceTable> prices, TokenCounter tokens, WhatIf whatIf, PrefixWatch prefixes) {
    this.prices = prices;
    this.tokens = tokens;
    this.whatIf = whatIf;
    this.prefixes = prefixes;
  }

  /** Closes a call; null when its request is not what its dialect expects. */
  @Nullable Exchange close(ClosedCall call) {
    RequestFacts request =
        call.facts != null ? call.facts : Requests.read(call.dialect, call.request);
    return request == null ? null : new Closing(call, request).exchange();
  }

  /** The work on one call. */
  private final class Closing {

    private final ClosedCall call;
    private final RequestFacts request;
    private final RequestFacts sent;
    private final @Nullable ReplyFacts reply;
    private final @Nullable Usage estimate;
    private final @Nullable SpentAttempt spent;

    Closing(ClosedCall call, RequestFacts request) {
      this.call = call;
      this.request = request;
      this.sent = sent(call, request);
      this.reply = call.reply.facts();
      this.spent = call.policies.kept(SpentAttempt.class);
      this.estimate = call.isBilled() && usage() == null ? estimated() : null;
    }

    Exchange exchange() {
      Exchange.Builder exchange = told();
      return (isObserved() ? imagined(exchange) : exchange).build();
    }

    private Exchange.Builder told() {
      return Exchange.builder(call.origin, request, call.timing)
          .servedBy(call.reply.servedBy())
          .parent(call.parent)
          .status(call.reply.status())
          .resends(call.resends)
          .errorType(errorType())
          .reply(reply)
          .estimate(estimate)
          .cost(cost())
          .saving(answer())
          .saving(unsent(call.policies.kept(LongPrompt.class), sent))
          .saving(tierSaving())
          .sent(sent)
          .endpoint(sent.request().endpoint())
          .estimatedModelSaving(modelSaving())
          .batch(call.policies.kept(BatchShare.class))
          .discarded(spent == null ? null : spent.reply().usage())
          .prefixBreak(prefixBreak(call.policies.kept(WatchedPrompt.class)))
          .decisions(call.policies.decisions())
          .assignments(call.policies.assignments());
    }

    private @Nullable Usage estimated() {
      return Guard.orNull("count of the tokens", () -> tokens.estimate(sent, reply));
    }

    /* The prompt before and after it was made shorter, in tokens of our own count. */
    private @Nullable Saving unsent(@Nullable LongPrompt original, RequestFacts left) {
      return original == null || !call.isBilled() || left == request
          ? null
          : Guard.orNull("count of what was not sent", () -> counted(original, left));
    }

    private @Nullable Saving counted(LongPrompt original, RequestFacts left) {
      // Whatever model was asked for, it is the one which got the prompt that would have got more.
      long saved = tokens.input(original.facts(), left.model()) - tokens.input(left);
      Usage unsent = Usage.of(saved, 0);
      return saved <= 0 ? null : Saving.unsent(original.policy(), unsent, price(unsent));
    }

    private @Nullable Usage usage() {
      return reply == null ? null : reply.usage();
    }

    private @Nullable Long cost() {
      Long cost = call.isBilled() ? price(usage()) : Long.valueOf(0);
      if (spent == null) {
        return cost;
      }
      Long before = spentCost();
      return cost == null || before == null ? null : Long.valueOf(cost + before);
    }

    /* Of another model's answer that the application did not get. */
    private @Nullable Long spentCost() {
      return spent == null ? null : price(spent.reply().usage(), spent.sent(), spent.model());
    }

    /* The tokens are those of the other model, less what the requested one would not have used. What
     * a tier saves is told by itself. */
    private @Nullable Long modelSaving() {
      if (spent != null) {
        Long lost = spentCost();
        return lost == null ? null : -lost;
      }
      if (!call.isBilled() || sent.model().equals(request.model())) {
        return null;
      }
      String tier = isOfOwnTier() ? serviceTier() : null;
      Long cost = price(usage(), sent, answeredModel(), tier);
      Long asked = price(atRequested(), request, request.model(), tier);
      return cost == null || asked == null ? null : asked - cost;
    }

    private @Nullable Usage atRequested() {
      ModelMove move = call.policies.kept(ModelMove.class);
      Usage used = usage();
      return move == null || used == null ? used : move.atRequested(used);
    }

    /* The same tokens without the tier that the agent asked for. */
    private @Nullable Saving tierSaving() {
      Long usual =
          isOfOwnTier() || !call.isBilled() ? null : price(usage(), sent, answeredModel(), null);
      Long cost = price(usage());
      return usual == null || cost == null || cost >= usual
          ? null
          : Saving.cheaper(Saving.FLEX, usual - cost);
    }

    private boolean isOfOwnTier() {
      Object asked = sent.parameter(Parameter.SERVICE_TIER);
      return asked == null || asked.equals(request.parameter(Parameter.SERVICE_TIER));
    }

    private @Nullable Long price(@Nullable Usage usage) {
      return price(usage, sent, answeredModel());
    }

    private @Nullable Long price(@Nullable Usage usage, RequestFacts asked, String model) {
      return price(usage, asked, model, serviceTier());
    }

    /* By the price list of whoever was asked. */
    private @Nullable Long price(
        @Nullable Usage usage, RequestFacts asked, String model, @Nullable String tier) {
      long start = call.timing.startEpochNanos();
      return usage == null ? null : prices.get().cost(asked.provider(), model, usage, tier, start);
    }

    /* Where the reply does not tell, it is the one that was asked for. */
    private @Nullable String serviceTier() {
      String told = reply == null ? null : reply.serviceTier();
      Object asked = sent.parameter(Parameter.SERVICE_TIER);
      return told == null && asked instanceof String ? (String) asked : told;
    }

    private String answeredModel() {
      String answered = reply == null ? null : reply.model();
      return answered == null ? sent.model() : answered;
    }

    private boolean isObserved() {
      return call.reply.servedBy() == ServedBy.PROVIDER && call.config.mode() == Mode.OBSERVE;
    }

    /* Of an answer that did not have to be bought. */
    private @Nullable Saving answer() {
      if (call.reply.servedBy() == ServedBy.REFUSED || call.reply.servedBy() == ServedBy.PROVIDER) {
        return null;
      }
      SavedTokens saved = call.policies.kept(SavedTokens.class);
      return saving(saved == null ? new SavedTokens(usage()) : saved);
    }

    /* The answer is counted once, by a call that received all of it. */
    private @Nullable Saving saving(SavedTokens saved) {
      Usage estimated = saved.estimate();
      if (saved.usage() == null && estimated == null && reply != null) {
        estimated = estimated();
        saved.keepEstimate(reply.flaw() == null ? estimated : null);
      }
      return saving(saved.usage(), estimated);
    }

    /* What would have come of the call, on which the agent has only looked. */
    private Exchange.Builder imagined(Exchange.Builder exchange) {
      PolicyCall would = new PolicyCall(call.origin, request, whatIf.settings(call, request));
      boolean hit = Guard.call("what-if", () -> whatIf.judge(would, call.reply), false);
      return exchange
          .prefixBreak(prefixBreak(watched(would)))
          .decisions(would.decisions())
          .assignments(would.assignments())
          .saving(imagined(hit ? saving(usage(), estimate) : null))
          .saving(imagined(unsent(would.kept(LongPrompt.class), would.outgoing())));
    }

    private @Nullable WatchedPrompt watched(PolicyCall would) {
      HintSettings settings =
          Guard.orNull("choice of the rules", () -> would.settings(HintSettings.class));
      return WatchedPrompt.of(request, call.origin, settings, false);
    }

    private @Nullable PrefixBreak prefixBreak(@Nullable WatchedPrompt prompt) {
      long start = call.timing.startEpochNanos();
      return prompt == null || !call.isBilled()
          ? null
          : Guard.orNull("look at how prompts begin", () -> prefixes.look(prompt, start));
    }

    private @Nullable Saving imagined(@Nullable Saving saving) {
      return saving == null ? null : saving.onlyImagined();
    }

    private @Nullable Saving saving(@Nullable Usage reported, @Nullable Usage estimated) {
      if (reported != null) {
        return Saving.reported(reported, price(reported));
      }
      return estimated == null ? null : Saving.estimated(estimated);
    }

    private @Nullable String errorType() {
      if (call.failure != null) {
        return root(call.failure).getClass().getName();
      }
      if (call.reply.servedBy() == ServedBy.REFUSED) {
        return REFUSED;
      }
      String told = reply == null ? null : reply.errorType();
      if (told == null && call.reply.status() >= 400) {
        String named = call.dialect.errorType(call.reply.headers());
        return named == null ? Integer.toString(call.reply.status()) : named;
      }
      return told;
    }
  }

  /* What the provider saw of it; an answer that it did not give is one of the request as made. */
  private static RequestFacts sent(ClosedCall call, RequestFacts request) {
    RequestFacts sent = call.policies.sent();
    return sent == null || call.reply.servedBy() != ServedBy.PROVIDER ? request : sent;
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapper && cause != null ? root(cause) : failure;
  }
}
