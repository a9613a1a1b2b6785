/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Decision;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several answers to the same call, given in turn. */
class SeveralAnswersTest {

  private static final CacheSettings THREE =
      CacheSettings.defaults()
          .withAnswers(3)
          .withMaxTemperature(1)
          .withTtl(Duration.ofMinutes(1))
          .withRetryWindow(Duration.ZERO);

  private final FakeTicker ticker = new FakeTicker();
  private final AnswerStore store = AnswerStore.of(1_000_000, 10_000, ticker);
  private final CachePolicy cache = new CachePolicy(store, new byte[32]);
  private final SingleflightPolicy join = new SingleflightPolicy(store, Runnable::run);
  private long thread;

  @Test
  void asManyCallsAsThereAreAnswers_areBought_andTheirAnswersGivenInTurn() {
    assertThat(ask("a", "one")).isEqualTo("bought one");
    assertThat(ask("a", "two")).isEqualTo("bought two");
    assertThat(ask("a", "three")).isEqualTo("bought three");

    List<String> given = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      given.add(ask("a", "none"));
    }
    assertThat(given)
        .containsExactly(
            "whole:one", "whole:two", "whole:three", "whole:one", "whole:two", "whole:three");
  }

  @Test
  void eachCall_hasTurnsOfItsOwn() {
    for (String answer : List.of("one", "two", "three")) {
      ask("a", "a " + answer);
      ask("b", "b " + answer);
    }

    assertThat(ask("a", "none")).isEqualTo("whole:a one");
    assertThat(ask("b", "none")).isEqualTo("whole:b one");
    assertThat(ask("a", "none")).isEqualTo("whole:a two");
    assertThat(ask("b", "none")).isEqualTo("whole:b two");
  }

  @Test
  void answersThatDidNotCome_areBoughtWhenItIsTheirTurnAgain() {
    PolicyCall failed = asked("a").call();
    cache.before(failed);
    cache.ended(failed, Replies.status(503));
    ask("a", "two");
    ask("a", "three");

    assertThat(ask("a", "one")).isEqualTo("bought one");
    assertThat(ask("a", "none")).isEqualTo("whole:two");
  }

  @Test
  void eachAnswer_hasALifeOfItsOwn() {
    ask("a", "one");
    ticker.advance(Duration.ofSeconds(30));
    ask("a", "two");
    ask("a", "three");
    ticker.advance(Duration.ofSeconds(30));

    assertThat(ask("a", "new")).isEqualTo("bought new");
    assertThat(ask("a", "none")).isEqualTo("whole:two");
  }

  @Test
  void answerPastItsTime_isGivenWhileOneCallRenewsThatOne() {
    CacheSettings two = THREE.withAnswers(2).withStaleWhileRevalidate(Duration.ofMinutes(10));
    ask(asked("a").under(two), "one");
    ask(asked("a").under(two), "two");
    ticker.advance(Duration.ofMinutes(1));

    List<PolicyCall> renewing = List.of(asked("a").under(two).call(), asked("a").under(two).call());
    renewing.forEach(call -> assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED));
    assertThat(ask(asked("a").under(two), "none")).isEqualTo("whole:one");
    assertThat(ask(asked("a").under(two), "none")).isEqualTo("whole:two");
    cache.ended(renewing.get(1), Replies.whole("new"));
    assertThat(ask(asked("a").under(two), "none")).isEqualTo("whole:one");
    assertThat(ask(asked("a").under(two), "none")).isEqualTo("whole:new");
  }

  @Test
  void callsInFlight_areNotSharedBeforeAsManyAreThere() {
    List<PolicyCall> leading = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      PolicyCall call = asked("a").call();
      assertThat(flown(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
      leading.add(call);
    }
    Verdict fourth = flown(asked("a").call());
    Verdict fifth = flown(asked("a").call());
    assertThat(fourth.kind()).isEqualTo(Verdict.Kind.JOIN);
    assertThat(fifth.kind()).isEqualTo(Verdict.Kind.JOIN);

    join.ended(leading.get(1), Replies.whole("two"));
    assertThat(fourth.later().verdict()).isNotDone();
    assertThat(answer(fifth)).isEqualTo("whole:two");
    join.ended(leading.get(0), Replies.whole("one"));
    assertThat(answer(fourth)).isEqualTo("whole:one");
    join.ended(leading.get(2), Replies.none());
    assertThat(join.flightCount()).isZero();
  }

  @Test
  void ofManyAtOnce_asManyAskAsThereAreAnswers() throws Exception {
    int threads = 30;
    CountDownLatch start = new CountDownLatch(1);
    AtomicInteger asking = new AtomicInteger();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      PolicyCall call = asked("a").call();
      CompletableFuture<Void> done = new CompletableFuture<>();
      all.add(done);
      new Thread(
              () -> {
                try {
                  start.await();
                  if (flown(call).kind() == Verdict.Kind.PROCEED) {
                    asking.incrementAndGet();
                  }
                  done.complete(null);
                } catch (InterruptedException | AssertionError e) {
                  done.completeExceptionally(e);
                }
              })
          .start();
    }
    start.countDown();

    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(30, TimeUnit.SECONDS);
    assertThat(asking).hasValue(3);
  }

  @Test
  void repetitionByTheSameThread_replacesTheAnswerThatWasNotLiked() {
    CacheSettings repeating = THREE.withRetryWindow(Duration.ofSeconds(2));
    for (String answer : List.of("one", "two", "three")) {
      ask(asked("a").under(repeating), answer);
    }
    Asked same = asked("a").under(repeating).onThread(99);
    assertThat(ask(same, "none")).isEqualTo("whole:one");
    assertThat(ask(same, "better")).isEqualTo("bought better");

    assertThat(ask(asked("a").under(repeating), "none")).isEqualTo("whole:two");
    assertThat(ask(asked("a").under(repeating), "none")).isEqualTo("whole:three");
    assertThat(ask(asked("a").under(repeating), "none")).isEqualTo("whole:better");
  }

  @Test
  void ruleWithOneAnswer_hasTheFirst() {
    ask("a", "one");
    ask("a", "two");
    CacheSettings one = THREE.withAnswers(1);

    assertThat(ask(asked("a").under(one), "none")).isEqualTo("whole:one");
    assertThat(ask(asked("a").under(one), "none")).isEqualTo("whole:one");
  }

  @Test
  void temperature_stillDecidesWhatIsCached() {
    PolicyCall hot = asked("a").temperature(1.5).call();
    cache.before(hot);

    assertThat(told(hot)).containsExactly("cache=bypass(temperature_above_limit)");
  }

  @Test
  void whatIf_tellsTheHitsThatWouldCome() {
    CachePolicy whatIf =
        new CachePolicy(AnswerStore.keysOnly(1_000_000, 10_000, ticker), new byte[32]);
    List<String> would = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      PolicyCall call = asked("a").call();
      if (whatIf.before(call).kind() == Verdict.Kind.PROCEED) {
        whatIf.ended(call, Replies.whole("it"));
      }
      would.add(told(call).get(0));
    }

    assertThat(would).filteredOn("cache=would_miss(not_found)"::equals).hasSize(3);
    assertThat(would).endsWith("cache=would_hit(exact)");
  }

  @Test
  void turns_areCountedForABoundedNumberOfCalls() {
    Rotation rotation = new Rotation();
    for (int i = 0; i <= 3 * Rotation.REMEMBERED; i++) {
      assertThat(rotation.next(Rotation.keys(key(i), 2))).isZero();
      assertThat(rotation.size()).isLessThanOrEqualTo(Rotation.REMEMBERED);
    }
    assertThat(rotation.next(Rotation.keys(key(-1), 1))).isZero();
  }

  @Test
  void keysOfAnswers_areDistinct_andTheFirstIsThatOfTheCall() {
    List<Fingerprint> keys = Rotation.keys(key(1), 16);

    assertThat(keys).doesNotHaveDuplicates().hasSize(16).startsWith(key(1));
    assertThat(Rotation.keys(key(1), 3)).isEqualTo(keys.subList(0, 3));
    assertThat(Rotation.keys(key(2), 16)).doesNotContainAnyElementsOf(keys);
  }

  private Asked asked(String question) {
    return Asked.question(question).temperature(0.9).under(THREE).onThread(++thread);
  }

  private String ask(String question, String answer) {
    return ask(asked(question), answer);
  }

  /* What is given; what is bought is answered so. */
  private String ask(Asked asked, String answer) {
    PolicyCall call = asked.call();
    Verdict verdict = cache.before(call);
    if (verdict.kind() == Verdict.Kind.ANSWER) {
      return Replies.body(verdict.reply());
    }
    cache.ended(call, Replies.whole(answer));
    return "bought " + answer;
  }

  private Verdict flown(PolicyCall call) {
    assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    return join.before(call);
  }

  private static String answer(Verdict joined) {
    return Replies.body(joined.later().verdict().getNow(Verdict.proceed()).reply());
  }

  private static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(Decision::toString).toList();
  }

  private static Fingerprint key(int number) {
    return Fingerprint.of(ByteBuffer.allocate(Fingerprint.BYTES).putInt(number).array());
  }
}
