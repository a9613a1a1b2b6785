/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.HintSettings;
import dev.parsimony.policy.OneOff;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Pressure;
import dev.parsimony.policy.Verdict;
import dev.parsimony.tokens.PriceTable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes prompts shorter, by the techniques that a rule allows. */
public final class CompressPolicy implements Policy {

  static final String NAME = "compress";

  private final Supplier<PriceTable> prices;
  private final boolean live;

  public CompressPolicy(Supplier<PriceTable> prices) {
    this(prices, true);
  }

  private CompressPolicy(Supplier<PriceTable> prices, boolean live) {
    this.prices = prices;
    this.live = live;
  }

  /** One whose changes nobody sends: what it decides is told as what would have been. */
  public static CompressPolicy imagined(Supplier<PriceTable> prices) {
    return new CompressPolicy(prices, false);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Verdict before(PolicyCall call) throws Exception {
    CompressSettings ruled = call.settings(CompressSettings.class);
    if (ruled == null) {
      return Verdict.proceed();
    }
    Pressure pressure = call.kept(Pressure.class);
    boolean harder = pressure != null && pressure.compress();
    CompressSettings settings = harder ? ruled.harder() : ruled;
    RequestFacts facts = call.outgoing();
    String objection = objection(facts, settings);
    if (objection != null) {
      String outcome = CompressOutcome.BYPASS.label(live);
      call.decide(new Decision(name(), outcome, objection, settings.rule()));
      return Verdict.proceed();
    }
    HintSettings hint = call.settings(HintSettings.class);
    boolean hinted = hint != null && hint.enabled();
    Draft draft = Draft.of(facts);
    PromptCache cache = new PromptCache(draft, prices, hinted);
    Compression compression = new Compression(draft, settings, cache, live);
    WireRequest changed = compression.run();
    compression.decisions().forEach(call::decide);
    if (changed == facts.request()) {
      return Verdict.proceed();
    }
    call.keep(new LongPrompt(facts));
    if (harder) {
      call.keep(OneOff.NOTED);
    }
    return Verdict.proceed(changed);
  }

  private static @Nullable String objection(RequestFacts facts, CompressSettings settings) {
    if (!settings.enabled()) {
      return "disabled";
    }
    if (facts.operation() == Operation.EMBEDDINGS) {
      return "not_generated";
    }
    return facts.request().body().length > settings.maxSize() ? "too_large" : null;
  }
}
