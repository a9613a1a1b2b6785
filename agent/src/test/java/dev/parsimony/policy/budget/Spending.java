/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenRatios;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A budget policy at a time of the test's choice, and the calls that count in its budgets. */
final class Spending {

  static final Instant NOON = Instant.parse("2026-11-26T12:00:30Z");
  private static final String URL = "https://api.openai.com/v1/chat/completions";

  final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, BudgetPlan> plans = new LinkedHashMap<>();
  private final PriceTable prices = PriceTable.standard();
  final TokenRatios ratios = new TokenRatios();
  final BudgetPolicy policy =
      new BudgetPolicy(() -> plans, () -> prices, ratios, new TestClock(), log::add);
  private String model = "gpt-4o-mini";
  private String key = "one";
  private String prompt = "Hi";

  /** Adds a budget, and changes one of the same name. */
  Spending budget(Budget budget) {
    BudgetPlan plan = BudgetPlan.of(budget.values);
    plans.put(plan.name(), plan);
    return this;
  }

  Spending model(String value) {
    model = value;
    return this;
  }

  Spending key(String value) {
    key = value;
    return this;
  }

  Spending prompt(String value) {
    prompt = value;
    return this;
  }

  /** Learns that the model's tokenizer makes so many tokens of a word. */
  Spending learn(double tokens) {
    RequestFacts request = prompt("word ".repeat(1_000)).call(1).facts();
    Usage usage = Usage.of(Math.round(1_000 * tokens), 1);
    Timing timing = new Timing(0, 1, 0, 1, 1);
    for (int i = 0; i < 20; i++) {
      ratios.closed(
          Exchange.builder(call(1).origin(), request, timing)
              .status(200)
              .reply(ReplyFacts.builder().usage(usage).build())
              .build());
    }
    return this;
  }

  /** A call that asks for at most some tokens of output. */
  PolicyCall call(int maxTokens) {
    String limit = maxTokens < 0 ? "" : ",\"max_tokens\":" + maxTokens;
    String body =
        "{\"model\":\"%s\"%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(model, limit, prompt);
    WireHeaders headers = WireHeaders.of(Map.of("Authorization", List.of("Bearer " + key)));
    WireRequest request = new WireRequest("POST", URL, headers, body.getBytes(UTF_8));
    return new PolicyCall(
        new CallOrigin("openai-java", "4", 1, Delivery.BLOCKING, 0, AppContext.NONE),
        read(request),
        settings());
  }

  Verdict before(PolicyCall call) {
    return policy.before(call);
  }

  boolean isLetThrough(PolicyCall call) {
    return policy.before(call).kind() == Verdict.Kind.PROCEED;
  }

  /** A call that is let through and uses some tokens. */
  void spend(long tokens) {
    PolicyCall call = call(1);
    if (!isLetThrough(call)) {
      throw new AssertionError("refused: " + call.decisions());
    }
    end(call, tokens);
  }

  void end(PolicyCall call, long tokens) {
    ReplyFacts facts = ReplyFacts.builder().model(model).usage(Usage.of(tokens, 0)).build();
    policy.ended(call, ended(ServedBy.PROVIDER, 200, facts));
  }

  void end(PolicyCall call, ServedBy servedBy, int status, @Nullable ReplyFacts facts) {
    policy.ended(call, ended(servedBy, status, facts));
  }

  double share(String budget) {
    return requireNonNull(policy.use().get(budget));
  }

  private static EndedReply ended(ServedBy servedBy, int status, @Nullable ReplyFacts facts) {
    byte[] body = facts == null ? null : new byte[0];
    return EndedReply.read(
        servedBy, status, WireHeaders.NONE, body, false, any -> requireNonNull(facts));
  }

  private SettingsLookup settings() {
    List<String> names = List.copyOf(plans.keySet());
    Values use = Values.defaults(BudgetSettings.SECTION).with(BudgetSettings.USE, names);
    BudgetSettings settings = BudgetSettings.of(use, "faq");
    return new SettingsLookup() {
      @Override
      public <S> @Nullable S find(Class<S> type) {
        return type == BudgetSettings.class ? type.cast(settings) : null;
      }
    };
  }

  private static RequestFacts read(WireRequest request) {
    try {
      Dialect dialect = requireNonNull(Dialects.recognise(request.method(), request.url()));
      return dialect.readRequest(request);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What a budget has set. */
  record Budget(Values values) {

    static Budget named(String name) {
      return new Budget(Values.defaults(PlanSettings.SECTION)).with(PlanSettings.NAME, name);
    }

    <T> Budget with(Setting<T> setting, T value) {
      return new Budget(values.with(setting, value));
    }
  }

  /** Tells the time of the test. */
  private final class TestClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }
}
