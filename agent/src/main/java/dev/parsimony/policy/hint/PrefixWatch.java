/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.PrefixBreak;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.LastEntries;
import dev.parsimony.tokens.CacheRates;
import dev.parsimony.tokens.PriceTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what keeps the prompts of one class of the application from beginning alike: compares each
 * with the few before it of the same class, model and credential. Bounded, and confined to the
 * observer's thread. It changes nothing.
 */
public final class PrefixWatch {

  private static final int MOST_CALLERS = 256;
  private static final int MOST_OUTLINES = 3;
  private static final long PICOS = 1_000;

  private final Supplier<PriceTable> prices;
  private final BreakLog log;
  private final Map<Object, Deque<Outline>> earlier = LastEntries.used(MOST_CALLERS);

  /**
   * @param log takes one line for whoever operates the application
   */
  public PrefixWatch(Supplier<PriceTable> prices, Consumer<String> log) {
    this.prices = prices;
    this.log = new BreakLog(log);
  }

  /**
   * Looks at a prompt that was sent.
   *
   * @param epochNanos when
   * @return why less of it could be read from the provider's cache than of those before; null for
   *     nothing that was found
   */
  public @Nullable PrefixBreak look(WatchedPrompt prompt, long epochNanos)
      throws MalformedBodyException, CloneNotSupportedException {
    RequestFacts facts = prompt.facts();
    MarkFormat format = facts.operation() == Operation.CHAT ? MarkFormat.of(facts) : null;
    if (format == null) {
      return null;
    }
    JsonNode request = JsonNode.read(facts.request().body());
    Outline outline = Outline.of(facts, request, format, epochNanos);
    PrefixKey scope = Prefixes.of(facts, prompt.origin(), request, format).scope();
    String caller = prompt.caller();
    PrefixBreak found = compare(outline, before(scope, caller), format, prompt, epochNanos);
    if (found != null) {
      log.tell(found, facts.model());
    }
    return found;
  }

  private Deque<Outline> before(PrefixKey scope, String caller) {
    List<Object> key = new ArrayList<>(2);
    key.add(scope);
    key.add(caller);
    return earlier.computeIfAbsent(key, any -> new ArrayDeque<>(MOST_OUTLINES));
  }

  private @Nullable PrefixBreak compare(
      Outline outline, Deque<Outline> before, MarkFormat format, WatchedPrompt prompt, long now) {
    before.removeIf(each -> outline.isOlder(each, format.lifetimes().get(0)));
    long same = 0;
    Beginning best = new Beginning();
    for (Outline each : before) {
      Beginning beginning = outline.compare(each);
      same = Math.max(same, beginning.same());
      best = beginning.alike() > best.alike() ? beginning : best;
    }
    before.addFirst(outline);
    if (before.size() > MOST_OUTLINES) {
      before.removeLast();
    }
    return found(best, same, prompt, now);
  }

  private @Nullable PrefixBreak found(
      Beginning best, long same, WatchedPrompt prompt, long epochNanos) {
    RequestFacts facts = prompt.facts();
    Piece broken = best.broken();
    long least = LeastTokens.of(facts.model());
    if (broken == null || same >= best.untilBroken() || best.alike() < least) {
      return null;
    }
    long lost = best.alike() - (same < least ? 0 : same);
    CacheRates rates =
        prices.get().cacheRates(facts.provider(), facts.model(), best.alike(), epochNanos);
    Long cost =
        rates == null || rates.saved() <= 0 ? null : Long.valueOf(lost * rates.saved() / PICOS);
    return new PrefixBreak(best.code(), broken.place(), prompt.caller(), lost, cost);
  }
}
