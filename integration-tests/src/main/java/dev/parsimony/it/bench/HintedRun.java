/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static java.util.Objects.requireNonNull;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.it.bench.ConversationPlan.Turn;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.HintSettings;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.hint.HintPolicy;
import dev.parsimony.tokens.PriceTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A plan through the agent's policy to a provider, at the plan's own time. */
final class HintedRun {

  private static final PriceTable PRICES = PriceTable.standard();
  private static final long MILLIS = 1_795_000_000_000L;
  private static final CallOrigin ORIGIN =
      new CallOrigin("bench", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
  private static final WireHeaders HEADERS = WireHeaders.of(Map.of("x-api-key", List.of("sk-1")));

  private final CachingVendor vendor;
  private final HintPolicy policy = new HintPolicy(() -> PRICES, this::millis, this::nanos);
  private final PromptCache marked;
  private final PromptCache unmarked;
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(Comparator.comparingLong(Pending::endsAt));
  private final HintBill bill = new HintBill();
  private long nanos;

  /** A call that the provider has not answered yet. */
  private record Pending(PolicyCall call, Usage usage, long endsAt) {}

  private HintedRun(CachingVendor vendor, boolean keeps) {
    this.vendor = vendor;
    this.marked = new PromptCache(vendor.kind(), keeps);
    this.unmarked = new PromptCache(vendor.kind(), keeps);
  }

  /**
   * @param keeps whether the provider keeps what it says that it does
   */
  static HintBill of(CachingVendor vendor, ConversationPlan plan, boolean keeps) {
    HintedRun run = new HintedRun(vendor, keeps);
    for (Turn turn : plan.turns()) {
      run.answer(turn.at().toNanos());
      run.nanos = turn.at().toNanos();
      run.send(turn);
    }
    run.answer(Long.MAX_VALUE);
    return run.bill;
  }

  private long nanos() {
    return nanos;
  }

  private long millis() {
    return MILLIS + TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private void answer(long until) {
    while (!pending.isEmpty() && pending.peek().endsAt() <= until) {
      Pending ended = pending.remove();
      nanos = ended.endsAt();
      policy.ended(
          ended.call(),
          EndedReply.read(
              ServedBy.PROVIDER,
              200,
              WireHeaders.NONE,
              new byte[0],
              false,
              body -> ReplyFacts.builder().usage(ended.usage()).build()));
    }
  }

  private void send(Turn turn) {
    byte[] body = vendor.body(turn.messages());
    PolicyCall call = hinted(body);
    byte[] sent = call.outgoing().request().body();
    Usage with = marked.bill(vendor.read(sent), nanos);
    Usage without = unmarked.bill(vendor.read(body), nanos);
    pending.add(new Pending(call, with, nanos + turn.takes().toNanos()));
    boolean hint = call.outgoing() != call.facts();
    bill.add(turn.beginning(), cost(without), cost(with), write(with), hint);
  }

  private PolicyCall hinted(byte[] body) {
    try {
      Dialect dialect = requireNonNull(Dialects.recognise("POST", vendor.url()));
      WireRequest request = new WireRequest("POST", vendor.url(), HEADERS, body);
      PolicyCall call = new PolicyCall(ORIGIN, dialect.readRequest(request), new OnlyHints());
      Verdict verdict = policy.before(call);
      if (verdict.request() != null) {
        call.change(dialect.readRequest(verdict.request()));
      }
      return call;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /* All of the prompt, for as long as was asked for. */
  private long write(Usage usage) {
    long all = usage.input();
    long hour = usage.longLivedWrite() > 0 ? all : 0;
    boolean priced = vendor.kind() != PromptCache.Kind.STEPS;
    return cost(new Usage(all, 0, 0, priced ? all : 0, Usage.UNKNOWN).withLongLivedWrite(hour));
  }

  /* In nano-dollars. */
  private long cost(Usage usage) {
    long now = TimeUnit.MILLISECONDS.toNanos(millis());
    Long cost = PRICES.cost(vendor.provider(), vendor.model(), usage, null, now);
    return requireNonNull(cost, "nobody knows what it costs");
  }

  /** A rule that has hints with its defaults. */
  private static final class OnlyHints implements SettingsLookup {

    private final HintSettings settings = HintSettings.defaults();

    @Override
    public <S> @Nullable S find(Class<S> type) {
      return type == HintSettings.class ? type.cast(settings) : null;
    }
  }
}
