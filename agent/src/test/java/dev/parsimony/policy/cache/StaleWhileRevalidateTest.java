/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Decision;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.StaleAnswer;
import dev.parsimony.policy.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers past their time that are given while one call asks for new ones. */
class StaleWhileRevalidateTest {

  private static final CacheSettings MINUTE =
      CacheSettings.defaults()
          .withTtl(Duration.ofMinutes(1))
          .withStaleWhileRevalidate(Duration.ofMinutes(20))
          .withRetryWindow(Duration.ZERO);

  private final FakeTicker ticker = new FakeTicker();
  private final AnswerStore store = AnswerStore.of(1_000_000, 10_000, ticker);
  private final CachePolicy cache = new CachePolicy(store, new byte[32]);
  private final SingleflightPolicy join = new SingleflightPolicy(store, Runnable::run);

  @BeforeEach
  void buyAndLetItExpire() {
    PolicyCall call = asked();
    cache.before(call);
    cache.ended(call, Replies.whole("old+usage"));
    ticker.advance(Duration.ofMinutes(1));
  }

  @Test
  void firstCallAfterTheTime_asksTheProvider_andOthersGetTheOldAnswerMeanwhile() {
    PolicyCall first = asked();
    PolicyCall second = asked();
    assertThat(cache.before(first).kind()).isEqualTo(Verdict.Kind.PROCEED);
    Verdict verdict = cache.before(second);

    assertThat(told(first)).containsExactly("cache=miss(expired)");
    assertThat(told(second)).containsExactly("cache=hit(stale)");
    assertThat(Replies.body(verdict.reply())).isEqualTo("whole:old+usage");
    assertThat(verdict.reply().headers().first("x-parsimony-cache")).isEqualTo("stale");
    assertThat(verdict.reply().headers().first("age")).isEqualTo("60");
    assertThat(Replies.saved(second).output()).isEqualTo(5);

    cache.ended(first, Replies.whole("new"));
    PolicyCall third = asked();
    assertThat(Replies.body(cache.before(third).reply())).isEqualTo("whole:new");
    assertThat(told(third)).containsExactly("cache=hit(exact)");
  }

  @Test
  void callThatAsksForTheNewOne_isStillNotedAsOneWithAStaleAnswer() {
    PolicyCall first = asked();
    cache.before(first);

    assertThat(requireNonNull(first.kept(StaleAnswer.class)).reply()).isNotNull();
  }

  @Test
  void failedCall_letsTheNextOneAskAfterAPause_notAtOnce() {
    PolicyCall first = asked();
    cache.before(first);
    cache.ended(first, Replies.status(503));

    assertThat(ask()).isEqualTo("cache=hit(stale)");
    ticker.advance(Duration.ofNanos(Renewals.PAUSE_NANOS));
    assertThat(ask()).isEqualTo("cache=miss(expired)");
    assertThat(ask()).isEqualTo("cache=hit(stale)");
  }

  @Test
  void callThatWasGivenUp_letsTheNextOneAskAfterAPause() {
    PolicyCall first = asked();
    cache.before(first);
    cache.ended(first, Replies.none());
    ticker.advance(Duration.ofNanos(Renewals.PAUSE_NANOS));

    assertThat(ask()).isEqualTo("cache=miss(expired)");
  }

  @Test
  void repetitionByTheClientLibraryAfterAFailure_getsTheOldAnswer() {
    PolicyCall attempt = asked();
    cache.before(attempt);
    cache.ended(attempt, Replies.status(429));
    PolicyCall retried = asked();

    assertThat(Replies.body(cache.before(retried).reply())).isEqualTo("whole:old+usage");
  }

  @Test
  void otherCalls_neitherWaitNorJoin_whileOneAsks() {
    PolicyCall first = asked();
    assertThat(flown(first).kind()).isEqualTo(Verdict.Kind.PROCEED);

    for (int i = 0; i < 3; i++) {
      assertThat(cache.before(asked()).kind()).isEqualTo(Verdict.Kind.ANSWER);
    }
    join.ended(first, Replies.whole("new"));
    cache.ended(first, Replies.whole("new"));
    assertThat(ask()).isEqualTo("cache=hit(exact)");
  }

  @Test
  void callInAFormThatTheOldAnswerCannotBeGivenIn_joinsTheOneThatAsks() {
    PolicyCall bare = Asked.question("b").under(MINUTE).stream(false).call();
    cache.before(bare);
    cache.ended(bare, Replies.stream("without usage"));
    ticker.advance(Duration.ofMinutes(1));
    assertThat(flown(Asked.question("b").under(MINUTE).stream(false).call()).kind())
        .isEqualTo(Verdict.Kind.PROCEED);

    PolicyCall whole = Asked.question("b").onThread(2).under(MINUTE).call();
    assertThat(flown(whole).kind()).isEqualTo(Verdict.Kind.JOIN);
  }

  @Test
  void callUnderARuleWithoutAWindow_joinsTheOneThatAsks() {
    PolicyCall first = asked();
    flown(first);
    CacheSettings strict = MINUTE.withStaleWhileRevalidate(Duration.ZERO);
    PolicyCall second = Asked.question("a").onThread(2).under(strict).call();
    Verdict verdict = flown(second);

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.JOIN);
    join.ended(first, Replies.whole("new"));
    assertThat(verdict.later().verdict())
        .isCompletedWithValueMatching(come -> Replies.body(come.reply()).equals("whole:new"));
  }

  @Test
  void callThatAsks_andIsAnsweredByAnother_endsItsTurn() {
    PolicyCall strict =
        Asked.question("a")
            .onThread(2)
            .under(MINUTE.withStaleWhileRevalidate(Duration.ZERO))
            .call();
    flown(strict);
    PolicyCall first = asked();
    Verdict verdict = flown(first);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.JOIN);

    join.ended(strict, Replies.brokenOff());
    assertThat(verdict.later().verdict())
        .isCompletedWithValueMatching(come -> come.kind() == Verdict.Kind.PROCEED);
    join.ended(first, Replies.whole("new"));
    cache.ended(first, Replies.whole("new"));
    assertThat(ask()).isEqualTo("cache=hit(exact)");
  }

  @Test
  void callThatMayWaitBriefly_isWaitedForAsBriefly() {
    PolicyCall first = Asked.question("a").under(MINUTE).timeout(1_000).call();
    cache.before(first);
    ticker.advance(Duration.ofNanos(1_000));

    assertThat(ask()).isEqualTo("cache=miss(expired)");
    cache.ended(first, Replies.status(503));
    assertThat(ask()).isEqualTo("cache=hit(stale)");
  }

  @Test
  void repetitionOfAStaleAnswerByItsThread_asksByItself() {
    CacheSettings repeating = MINUTE.withRetryWindow(Duration.ofSeconds(2));
    cache.before(asked());
    assertThat(ask(repeating)).isEqualTo("cache=hit(stale)");
    assertThat(ask(repeating)).isEqualTo("cache=bypass(asked_again)");
  }

  @Test
  void callThatNeverEnds_isNotWaitedForForever() {
    assertThat(ask()).isEqualTo("cache=miss(expired)");
    ticker.advance(Duration.ofNanos(Renewals.LONGEST_NANOS - 1));
    assertThat(ask()).isEqualTo("cache=hit(stale)");
    ticker.advance(Duration.ofNanos(1));

    assertThat(ask()).isEqualTo("cache=miss(expired)");
  }

  @Test
  void answerPastTheWindow_isNotGiven() {
    assertThat(ask()).isEqualTo("cache=miss(expired)");
    ticker.advance(Duration.ofMinutes(20).minusNanos(1));
    assertThat(ask()).isEqualTo("cache=miss(expired)");
    assertThat(ask()).isEqualTo("cache=hit(stale)");
    ticker.advance(Duration.ofNanos(1));

    assertThat(ask()).isEqualTo("cache=miss(not_found)");
  }

  @Test
  void ruleWithoutAWindow_isNotGivenWhatIsPastItsTime() {
    CacheSettings strict = MINUTE.withStaleWhileRevalidate(Duration.ZERO);

    for (int i = 0; i < 3; i++) {
      PolicyCall call = Asked.question("a").under(strict).call();
      cache.before(call);
      assertThat(told(call)).containsExactly("cache=miss(expired)");
    }
    assertThat(ask()).isEqualTo("cache=miss(expired)");
    assertThat(ask()).isEqualTo("cache=hit(stale)");
  }

  @Test
  void answerThatCannotBeGiven_isAskedForByAll() {
    for (int i = 0; i < 3; i++) {
      PolicyCall call = Asked.question("a").under(MINUTE.withToolCalls(false)).stream(true).call();
      cache.before(call);
      cache.ended(call, Replies.whole("no stream"));
    }
    buyWithTools();

    assertThat(ask()).isEqualTo("cache=miss(expired)");
    assertThat(ask()).isEqualTo("cache=miss(expired)");
  }

  private void buyWithTools() {
    PolicyCall call = Asked.question("a").under(MINUTE.withToolCalls(true)).call();
    cache.before(call);
    cache.ended(call, Replies.whole(Replies.good("").toolCalls(true).build()));
    ticker.advance(Duration.ofMinutes(1));
  }

  @Test
  void answerOfAModelThatHasMoved_isNotGivenAsStale() {
    PolicyCall may = asked();
    cache.before(may);
    cache.ended(may, Replies.whole(Replies.good("").model("may").build()));
    PolicyCall june = Asked.question("b").under(MINUTE).call();
    cache.before(june);
    cache.ended(june, Replies.whole(Replies.good("").model("june").build()));
    ticker.advance(Duration.ofMinutes(1));

    assertThat(ask()).isEqualTo("cache=miss(model_moved)");
    assertThat(ask()).isEqualTo("cache=miss(model_moved)");
  }

  @Test
  void ofManyAtOnce_exactlyOneAsks() throws Exception {
    int threads = 16;
    CountDownLatch start = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(threads);
    AtomicInteger asking = new AtomicInteger();
    AtomicInteger given = new AtomicInteger();
    IntStream.range(0, threads)
        .forEach(
            i ->
                new Thread(
                        () -> {
                          awaited(start);
                          PolicyCall call = Asked.question("a").under(MINUTE).onThread(i).call();
                          boolean hit = cache.before(call).kind() == Verdict.Kind.ANSWER;
                          (hit ? given : asking).incrementAndGet();
                          done.countDown();
                        })
                    .start());
    start.countDown();

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(asking).hasValue(1);
    assertThat(given).hasValue(threads - 1);
  }

  @Test
  void whatIf_tellsTheStaleHit() {
    AnswerStore keys = AnswerStore.keysOnly(1_000_000, 10_000, ticker);
    CachePolicy whatIf = new CachePolicy(keys, new byte[32]);
    PolicyCall bought = asked();
    whatIf.before(bought);
    whatIf.ended(bought, Replies.whole("old"));
    ticker.advance(Duration.ofMinutes(2));
    PolicyCall first = asked();
    PolicyCall second = asked();
    whatIf.before(first);
    whatIf.before(second);

    assertThat(told(first)).containsExactly("cache=would_miss(expired)");
    assertThat(told(second)).containsExactly("cache=would_hit(stale)");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PolicyCall asked() {
    return Asked.question("a").under(MINUTE).call();
  }

  private String ask() {
    return ask(MINUTE);
  }

  private String ask(CacheSettings settings) {
    PolicyCall call = Asked.question("a").under(settings).call();
    cache.before(call);
    return told(call).get(0);
  }

  private Verdict flown(PolicyCall call) {
    assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    return join.before(call);
  }

  private static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(Decision::toString).toList();
  }
}
