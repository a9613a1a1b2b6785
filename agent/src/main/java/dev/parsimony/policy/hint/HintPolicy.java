/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.HintSettings;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.tokens.CacheRates;
import dev.parsimony.tokens.PriceTable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Marks the beginnings of prompts for the provider's own cache. Asked last: it sees what is going
 * to leave. A mark changes what a prompt costs and never what it is answered.
 */
public final class HintPolicy implements Policy {

  private final Supplier<PriceTable> prices;
  private final LongSupplier millis;
  private final PrefixMemory memory;

  /**
   * @param millis the time of day
   * @param nanos a clock that never goes back
   */
  public HintPolicy(Supplier<PriceTable> prices, LongSupplier millis, LongSupplier nanos) {
    this.prices = prices;
    this.millis = millis;
    this.memory = new PrefixMemory(nanos);
  }

  @Override
  public String name() {
    return "hint";
  }

  @Override
  public Verdict before(PolicyCall call) throws Exception {
    HintSettings settings = call.settings(HintSettings.class);
    if (settings == null) {
      return Verdict.proceed();
    }
    WatchedPrompt watched = WatchedPrompt.of(call.outgoing(), call.origin(), settings, true);
    if (watched != null) {
      call.keep(watched);
    }
    MarkFormat format = MarkFormat.of(call.outgoing());
    String objection = objection(call.outgoing(), settings, format);
    return objection == null && format != null
        ? marked(call, settings, format)
        : left(call, settings, String.valueOf(objection));
  }

  @Override
  public void ended(PolicyCall call, EndedReply reply) {
    Marked marked = call.kept(Marked.class);
    if (marked == null) {
      return;
    }
    boolean answered = reply.status() >= 200 && reply.status() < 300;
    if (call.outgoing().request() == marked.request() && answered) {
      ReplyFacts facts = reply.facts();
      memory.answered(marked, facts == null ? null : facts.usage());
    } else if (answered && wasRejected(call)) {
      memory.refused(marked);
    } else {
      memory.unsent(marked);
    }
  }

  private static @Nullable String objection(
      RequestFacts facts, HintSettings settings, @Nullable MarkFormat format) {
    if (!settings.enabled()) {
      return "disabled";
    }
    if (format == null || facts.operation() != Operation.CHAT) {
      return "no_marks";
    }
    return facts.request().body().length > settings.maxSize() ? "too_large" : null;
  }

  private Verdict marked(PolicyCall call, HintSettings settings, MarkFormat format)
      throws Exception {
    RequestFacts facts = call.outgoing();
    JsonNode request = JsonNode.read(facts.request().body());
    if (OwnMarks.in(request)) {
      return left(call, settings, "own_marks");
    }
    Prefixes prefixes = Prefixes.of(facts, call.origin(), request, format);
    Terms terms = terms(facts, prefixes, settings, format);
    if (terms == null) {
      return left(call, settings, "price_unknown");
    }
    MarkPlan plan = memory.plan(prefixes, terms);
    if (plan.isEmpty() && !(format.isFree() && plan.isOfFirstSight())) {
      return left(call, settings, plan.reason());
    }
    // Where a key leads prompts, it has to lead the first one, too.
    WireRequest changed = edited(facts.request(), request, format, plan);
    call.keep(new Marked(changed, prefixes, plan, terms));
    String outcome = plan.isEmpty() ? "keyed" : "marked";
    call.decide(new Decision(name(), outcome, plan.reason(), settings.rule()));
    return Verdict.proceed(changed);
  }

  private @Nullable Terms terms(
      RequestFacts facts, Prefixes prefixes, HintSettings settings, MarkFormat format) {
    long now = TimeUnit.MILLISECONDS.toNanos(millis.getAsLong());
    CacheRates rates =
        prices.get().cacheRates(facts.provider(), facts.model(), prefixes.tokens(), now);
    boolean priced = rates != null && (format.isFree() || rates.pricesWrite(false));
    return rates == null || !priced || rates.saved() <= 0
        ? null
        : new Terms(rates, LeastTokens.of(facts.model()), format, settings);
  }

  private static WireRequest edited(
      WireRequest request, JsonNode root, MarkFormat format, MarkPlan plan) {
    JsonEdit edit = JsonEdit.of(root);
    for (Prefix prefix : plan.marks()) {
      format.mark(prefix.last(), plan.lifetime(), edit);
    }
    format.conclude(root, edit);
    return request.withBody(edit.toBytes());
  }

  private Verdict left(PolicyCall call, HintSettings settings, String reason) {
    call.decide(new Decision(name(), "bypass", reason, settings.rule()));
    return Verdict.proceed();
  }

  private static boolean wasRejected(PolicyCall call) {
    return call.decisions().stream()
        .anyMatch(one -> one.policy().equals("resend") && one.reason().equals("rejected"));
  }
}
