/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static dev.parsimony.policy.budget.BudgetAction.COMPRESS;
import static dev.parsimony.policy.budget.BudgetAction.DOWNGRADE;
import static dev.parsimony.policy.budget.BudgetAction.REFUSE;
import static dev.parsimony.policy.budget.BudgetAction.STALE;
import static dev.parsimony.policy.budget.BudgetAction.WARN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Pressure;
import dev.parsimony.policy.SecondAttempt;
import dev.parsimony.policy.StaleAnswer;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.budget.Spending.Budget;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetPolicyTest {

  private final Spending spending = new Spending();

  @Test
  void callUnderWay_hasReservedItsInputAndAllTheOutputItAsksFor() {
    spending.budget(tokens(1_000));
    spending.isLetThrough(spending.call(490));

    assertThat(spending.share("b")).isBetween(0.49, 0.51);
  }

  @Test
  void reservationAndCount_followWhatIsLearnedOfTheTokenizer() {
    spending
        .budget(tokens(10_000))
        .model("claude-of-openrouter")
        .learn(1.5)
        .prompt("a b ".repeat(500));
    PolicyCall call = spending.call(0);
    spending.isLetThrough(call);
    double reserved = spending.share("b");
    ReplyFacts silent = ReplyFacts.builder().texts(() -> List.of("ten words ".repeat(50))).build();
    spending.end(call, ServedBy.PROVIDER, 200, silent);

    assertThat(reserved).isEqualTo((1_530 + 8) / 10_000.0);
    assertThat(spending.share("b")).isEqualTo((1_500 + 150) / 10_000.0);
  }

  @Test
  void requestWithoutALimit_reservesTheDefault() {
    spending.budget(tokens(1_000).with(PlanSettings.DEFAULT_OUTPUT, 200L));
    spending.isLetThrough(spending.call(-1));

    assertThat(spending.share("b")).isBetween(0.2, 0.22);
  }

  @Test
  void endedCall_countsWhatTheProviderReported() {
    spending.budget(tokens(1_000));
    PolicyCall call = spending.call(490);
    spending.isLetThrough(call);
    spending.end(call, 120);
    spending.end(call, 120);

    assertThat(spending.share("b")).isEqualTo(0.12);
  }

  @Test
  void replyWithoutUsage_countsByItsSize() {
    spending.budget(tokens(1_000));
    PolicyCall call = spending.call(900);
    spending.isLetThrough(call);
    ReplyFacts facts = ReplyFacts.builder().texts(() -> List.of("ten words ".repeat(50))).build();
    spending.end(call, ServedBy.PROVIDER, 200, facts);

    assertThat(spending.share("b")).isEqualTo(0.101);
  }

  @Test
  void replyThatBrokeOff_countsAsReserved() {
    spending.budget(tokens(1_000));
    PolicyCall call = spending.call(490);
    spending.isLetThrough(call);
    spending.end(call, ServedBy.PROVIDER, 200, null);

    assertThat(spending.share("b")).isBetween(0.49, 0.51);
  }

  @ParameterizedTest
  @CsvSource({"PROVIDER, 0", "PROVIDER, 400", "PROVIDER, 503", "CACHE, 200", "JOINED, 200"})
  void callThatBoughtNothing_countsNothing(ServedBy servedBy, int status) {
    spending.budget(tokens(1_000));
    PolicyCall call = spending.call(490);
    spending.isLetThrough(call);
    spending.end(call, servedBy, status, ReplyFacts.builder().build());

    assertThat(spending.share("b")).isZero();
  }

  @Test
  void usedUpBudget_refusesNobody_unlessItIsToldTo() {
    spending.budget(tokens(100)).spend(1_000);

    assertThat(spending.isLetThrough(spending.call(1))).isTrue();
  }

  @Test
  void usedUpBudget_refusesWithTheProvidersError_notToBeTriedAgain() {
    spending.budget(tokens(100, REFUSE, 100)).spend(100);
    Verdict verdict = spending.before(spending.call(1));
    WireHeaders headers = verdict.reply().headers();

    assertThat(verdict.isRefusal()).isTrue();
    assertThat(verdict.reply().status()).isEqualTo(429);
    assertThat(verdict.reply().openBody())
        .asString(UTF_8)
        .contains("\"code\":\"insufficient_quota\"", "The budget 'b' of 100 tokens a minute")
        .contains("used up until 2026-11-26T12:01Z");
    assertThat(headers.first("x-should-retry")).isEqualTo("false");
    assertThat(headers.first("retry-after")).isNull();
    assertThat(headers.first("x-parsimony-refused")).isEqualTo("b");
  }

  @Test
  void nextWindow_isWholeAgain_andACallCountsWhereItBegan() {
    spending.budget(tokens(100, REFUSE, 100));
    PolicyCall late = spending.call(1);
    spending.isLetThrough(late);
    spending.spend(100);
    assertThat(spending.isLetThrough(spending.call(1))).isFalse();

    spending.now.set(Spending.NOON.plusSeconds(30));
    spending.end(late, 100);

    assertThat(spending.share("b")).isZero();
    assertThat(spending.isLetThrough(spending.call(1))).isTrue();
  }

  @Test
  void clockThatIsPutBack_opensNoNewWindow() {
    spending.budget(tokens(100, REFUSE, 100)).spend(100);
    spending.now.set(Spending.NOON.minus(Duration.ofMinutes(5)));

    assertThat(spending.isLetThrough(spending.call(1))).isFalse();
  }

  @Test
  void clockThatWasFarAhead_doesNotKeepCallsInItsWindow() {
    spending.budget(tokens(100, REFUSE, 100)).now.set(Spending.NOON.plus(Duration.ofDays(30)));
    spending.spend(100);
    spending.now.set(Spending.NOON);

    assertThat(spending.isLetThrough(spending.call(1))).isTrue();
  }

  @Test
  void callThatMayBePaidForTwice_reservesBothAttempts_orIsNotMadeTwice() {
    spending.budget(tokens(1_000, REFUSE, 100));
    PolicyCall first = spending.call(400);
    spending.isLetThrough(first);
    assertThat(first.kept(SecondAttempt.class).reserve(first.facts())).isTrue();
    assertThat(spending.share("b")).isBetween(0.8, 0.82);

    PolicyCall last = spending.call(400);
    assertThat(spending.isLetThrough(last)).isTrue();
    assertThat(last.kept(SecondAttempt.class).reserve(last.facts())).isFalse();
    spending.end(last, 10);
    spending.end(first, 20);
    assertThat(spending.share("b")).isEqualTo(0.03);
  }

  @Test
  void secondAttempt_isReservedInAllBudgetsOrInNone() {
    spending.budget(tokens(1_000, "b", Map.of(REFUSE, 100)));
    spending.budget(tokens(300, "small", Map.of(REFUSE, 100)));
    PolicyCall call = spending.call(400);
    spending.isLetThrough(call);
    double before = spending.share("b");

    assertThat(call.kept(SecondAttempt.class).reserve(call.facts())).isFalse();
    assertThat(spending.share("b")).isEqualTo(before);
  }

  @Test
  void raisedLimit_holdsAtOnce_andKeepsWhatIsUsed() {
    spending.budget(tokens(100, REFUSE, 100)).spend(100);
    assertThat(spending.isLetThrough(spending.call(1))).isFalse();

    spending.budget(tokens(200, REFUSE, 100));

    assertThat(spending.share("b")).isEqualTo(0.5);
    assertThat(spending.isLetThrough(spending.call(1))).isTrue();
  }

  @Test
  void eachKey_hasABudgetOfItsOwn() throws Exception {
    spending.budget(tokens(100, REFUSE, 100).with(PlanSettings.PER, CallKeys.of("tenant")));
    spending.spend(100);

    assertThat(spending.isLetThrough(spending.call(1))).isFalse();
    assertThat(spending.key("two").isLetThrough(spending.call(1))).isTrue();
  }

  @Test
  void callWithoutTheKey_isNotJudged() {
    spending.budget(tokens(100, REFUSE, 0).with(PlanSettings.PER, CallKeys.of("mdc:tenant")));
    PolicyCall call = spending.call(1);

    assertThat(spending.isLetThrough(call)).isTrue();
    assertThat(call.decisions()).hasToString("[budget=unjudged(no_key)]");
  }

  @Test
  void money_isCountedByThePriceTable() {
    spending.budget(Budget.named("b").with(PlanSettings.USD, new BigDecimal("0.000150")));
    spending.spend(500);

    assertThat(spending.share("b")).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void unknownPrice_isNotRefusedForMoneyThatOthersHaveSpent() {
    Budget money = tokens(1_000_000_000, REFUSE, 100);
    spending.budget(money.with(PlanSettings.USD, new BigDecimal("0.000001"))).spend(1_000_000);
    assertThat(spending.isLetThrough(spending.call(1))).isFalse();
    spending.model("nobody-knows");

    assertThat(spending.isLetThrough(spending.call(1))).isTrue();
  }

  @Test
  void unknownPrice_isNotJudgedByMoney_butByTokens() {
    spending.model("nobody-knows");
    Budget both = tokens(100, REFUSE, 100).with(PlanSettings.USD, new BigDecimal("0.000001"));
    PolicyCall call = spending.budget(both).call(1);

    assertThat(spending.isLetThrough(call)).isTrue();
    assertThat(call.decisions()).hasToString("[budget=unjudged(unknown_price), budget=within(b)]");
    spending.end(call, 100);
    assertThat(spending.isLetThrough(spending.call(1))).isFalse();
  }

  @Test
  void refusalByOneBudget_takesNothingFromTheOthers() {
    spending.budget(tokens(1_000, "other", Map.of())).budget(tokens(100, REFUSE, 100)).spend(100);
    spending.isLetThrough(spending.call(500));

    assertThat(spending.share("other")).isEqualTo(0.1);
  }

  @Test
  void failureOfThePolicy_reservesNothing() {
    spending.budget(tokens(1_000, "b", Map.of(STALE, 0)));
    PolicyCall call = spending.call(490);
    call.keep(
        new StaleAnswer(
            () -> {
              throw new IllegalStateException("broken");
            }));

    assertThatThrownBy(() -> spending.before(call)).hasMessage("broken");
    assertThat(spending.share("b")).isZero();
  }

  @Test
  void warning_isToldOnceAWindow() {
    spending.budget(tokens(100, WARN, 80));
    spending.spend(79);
    spending.spend(1);
    assertThat(spending.log).isEmpty();
    spending.spend(5);
    spending.spend(5);

    assertThat(spending.log)
        .singleElement()
        .asString()
        .startsWith("budget 'b' of 100 tokens a minute: ");
  }

  @Test
  void pressure_isNotedForThePoliciesThatComeAfter() {
    spending.budget(tokens(100, "b", Map.of(COMPRESS, 50, DOWNGRADE, 80)));
    assertThat(pressure()).isNull();
    spending.spend(60);
    assertThat(requireNonNull(pressure()).compress()).isTrue();
    assertThat(requireNonNull(pressure()).downgrade()).isFalse();
    spending.spend(30);
    assertThat(requireNonNull(pressure()).downgrade()).isTrue();
  }

  @Test
  void staleAnswer_isGivenBeforeTheCallIsRefused() {
    spending.budget(tokens(100, "b", Map.of(STALE, 90, REFUSE, 100))).spend(100);
    WireReply stale =
        new WireReply(200, WireHeaders.NONE, () -> new ByteArrayInputStream(new byte[0]));
    PolicyCall call = spending.call(1);
    call.keep(new StaleAnswer(() -> stale));
    Verdict verdict = spending.before(call);

    assertThat(verdict.reply()).isSameAs(stale);
    assertThat(verdict.isRefusal()).isFalse();
    assertThat(call.decisions()).hasToString("[budget=stale(expired)]");
    assertThat(spending.share("b")).isEqualTo(1);
  }

  @Test
  void staleAnswer_isNotGivenBeforeItsTime() {
    spending.budget(tokens(100, "b", Map.of(STALE, 90))).spend(80);
    PolicyCall call = spending.call(1);
    call.keep(
        new StaleAnswer(
            () -> {
              throw new AssertionError("asked");
            }));

    assertThat(spending.isLetThrough(call)).isTrue();
  }

  /* All callers of a round reserve before any of them settles. */
  @Test
  void sixtyFourCallers_passTheLimitByLessThanOneReservation_andUseAllOfIt() throws Exception {
    int limit = 100_000;
    spending.budget(tokens(limit, REFUSE, 100));
    Callers callers = new Callers(spending, 64);
    callers.untilNobodyIsLetThrough(1_000, caller -> 100 + 7 * caller);

    assertThat(callers.failures()).isEmpty();
    assertThat(callers.used()).isBetween((long) (limit * 0.95), limit + 1_040L);
    assertThat(spending.share("b")).isEqualTo((double) callers.used() / limit);
  }

  private @Nullable Pressure pressure() {
    PolicyCall call = spending.call(0);
    spending.isLetThrough(call);
    spending.end(call, ServedBy.PROVIDER, 0, null);
    return call.kept(Pressure.class);
  }

  private static Budget tokens(long limit) {
    return tokens(limit, "b", Map.of());
  }

  private static Budget tokens(long limit, BudgetAction action, int percent) {
    return tokens(limit, "b", Map.of(action, percent));
  }

  private static Budget tokens(long limit, String name, Map<BudgetAction, Integer> actions) {
    Map<BudgetAction, BigDecimal> percents = new EnumMap<>(BudgetAction.class);
    actions.forEach((action, percent) -> percents.put(action, BigDecimal.valueOf(percent)));
    return Budget.named(name)
        .with(PlanSettings.WINDOW, CalendarUnit.MINUTE)
        .with(PlanSettings.TOKENS, limit)
        .with(PlanSettings.ACTIONS, percents);
  }
}
