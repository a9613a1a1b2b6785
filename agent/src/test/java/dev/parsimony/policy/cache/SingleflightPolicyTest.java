/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleflightPolicyTest {

  private final FakeTicker ticker = new FakeTicker();
  private final AnswerStore store = AnswerStore.of(1_000_000, 100_000, ticker);
  private final CachePolicy cache = new CachePolicy(store, new byte[32]);
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final SingleflightPolicy join = new SingleflightPolicy(store, tasks::add);
  private final List<Flying> all = new ArrayList<>();
  private long nextThread = 1;

  @BeforeEach
  void noFlights() {
    assertThat(join.flightCount()).isZero();
  }

  @AfterEach
  void noFlightIsLeft() {
    for (Flying call : all) {
      call.end(Replies.none());
    }
    work();
    assertThat(join.flightCount()).isZero();
  }

  // Joining

  @Test
  void firstCall_proceedsAndEqualOnesJoin() {
    assertThat(ask("a").kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(ask("a").kind()).isEqualTo(Verdict.Kind.JOIN);
    assertThat(ask("b").kind()).isEqualTo(Verdict.Kind.PROCEED);
  }

  @Test
  void callsOfOtherTenants_neverJoin() {
    fly(Asked.question("a"));

    assertThat(fly(Asked.question("a").header("Authorization", "Bearer two")).kind())
        .isEqualTo(Verdict.Kind.PROCEED);
    assertThat(fly(Asked.question("a").withoutHeader("Authorization")).kind())
        .isEqualTo(Verdict.Kind.PROCEED);
  }

  @Test
  void uncacheableCall_neverJoins() {
    fly(Asked.question("a").temperature(1));

    assertThat(fly(Asked.question("a").temperature(1)).kind()).isEqualTo(Verdict.Kind.PROCEED);
  }

  @Test
  void ruleWithoutJoin_neverJoins() {
    CacheSettings apart = CacheSettings.defaults().withJoin(false);
    fly(Asked.question("a").under(apart));

    assertThat(fly(Asked.question("a").under(apart)).kind()).isEqualTo(Verdict.Kind.PROCEED);
  }

  @Test
  void goodReply_isGivenToAllWhoWait() {
    Flying leader = ask("a");
    Flying one = ask("a");
    Flying two = ask("a");

    leader.end(Replies.whole("blue+usage"));
    work();

    assertThat(one.answer()).isEqualTo("whole:blue+usage");
    assertThat(two.answer()).isEqualTo("whole:blue+usage");
    assertThat(one.reply().headers().first("x-parsimony-cache")).isEqualTo("joined");
    assertThat(one.reply().headers().names()).doesNotContain("set-cookie", "date");
  }

  @Test
  void joinedCall_tellsSoAndWhatItSaves() {
    Flying leader = ask("a");
    Flying follower = fly(Asked.question("a").under(CacheSettings.defaults().withRule("faq")));
    leader.end(Replies.whole("blue+usage"));
    work();

    follower.end(Replies.given(follower.reply(), ServedBy.JOINED));

    assertThat(follower.told()).containsExactly("cache=miss(not_found)", "join=joined(in_flight)");
    assertThat(follower.call.decisions()).extracting(Decision::rule).containsOnly("faq");
    assertThat(Replies.saved(follower.call).input()).isEqualTo(10);
    assertThat(leader.told()).containsExactly("cache=miss(not_found)", "cache=stored(ok)");
  }

  @Test
  void followersAreNeverTold_onTheLeadersThread() {
    Flying leader = ask("a");
    Flying follower = ask("a");

    leader.end(Replies.whole("blue"));

    assertThat(follower.later().isDone()).isFalse();
    work();
    assertThat(follower.later().isDone()).isTrue();
  }

  @Test
  void executorThatIsShutDown_losesNobody() {
    SingleflightPolicy closing =
        new SingleflightPolicy(
            store,
            task -> {
              throw new RejectedExecutionException();
            });
    PolicyCall leader = Asked.question("a").onThread(1).call();
    cache.before(leader);
    closing.before(leader);
    PolicyCall follower = Asked.question("a").onThread(2).call();
    cache.before(follower);
    Verdict verdict = closing.before(follower);

    closing.ended(leader, Replies.whole("blue"));

    assertThat(Replies.body(verdict.later().verdict().join().reply())).isEqualTo("whole:blue");
  }

  @Test
  void answerThatCameBetweenLookAndStart_isTaken() {
    PolicyCall late = Asked.question("a").onThread(99).call();
    cache.before(late);
    ask("a").end(Replies.whole("blue"));

    Verdict verdict = join.before(late);

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.JOIN);
    Verdict later = verdict.later().verdict().getNow(null);
    assertThat(Replies.body(later.reply())).isEqualTo("whole:blue");
    join.ended(late, Replies.given(later.reply(), ServedBy.JOINED));
    assertThat(late.decisions().toString()).contains("join=joined(just_ended)");
  }

  @Test
  void storedAnswer_isFoundBeforeTheFlightIsOver() {
    Flying leader = ask("a");

    join.ended(leader.call, Replies.whole("blue"));

    assertThat(join.flightCount()).isZero();
    assertThat(ask("a").verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    cache.ended(leader.call, Replies.whole("blue"));
    leader.ended = true;
    assertThat(leader.told()).containsExactly("cache=miss(not_found)", "cache=stored(ok)");
  }

  // Forms

  @ParameterizedTest
  @CsvSource({
    "false, false, blue+usage, true,  true,  stream:blue+usage",
    "false, false, blue+usage, true,  false, stream:blue",
    "true,  true,  blue+usage, false, false, whole:blue+usage",
    "true,  true,  blue+usage, true,  false, stream:blue",
  })
  void followerOfAnotherForm_getsItsOwn(
      boolean stream, boolean usage, String text, boolean asStream, boolean asUsage, String body) {
    Flying leader = fly(form(stream, usage));
    Flying follower = fly(form(asStream, asUsage));
    leader.open(FakeLiveReply.stream(text));
    work();
    assertThat(follower.later().isDone()).isFalse();

    leader.end(stream ? Replies.stream(text) : Replies.whole(text));
    work();

    assertThat(follower.answer()).isEqualTo(body);
  }

  @Test
  void followersWhoseFormLacksUsage_askOnceMoreTogether() {
    Flying leader = fly(form(true, false));
    Flying one = fly(form(false, false));
    Flying two = fly(form(false, false));

    leader.end(Replies.stream("blue"));
    work();

    assertThat(one.proceeds()).isTrue();
    assertThat(two.later().isDone()).isFalse();
    one.end(Replies.whole("blue+usage"));
    work();
    assertThat(two.answer()).isEqualTo("whole:blue+usage");
    assertThat(one.told()).contains("join=went_alone(form_lacks_usage)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unjoinable", "buggy"})
  void followerWhoseFormCannotBeMade_proceeds(String text) {
    Flying leader = fly(form(true, true));
    Flying follower = fly(form(false, false));

    leader.end(Replies.stream(text + "+usage"));
    work();

    assertThat(follower.proceeds()).isTrue();
  }

  @Test
  void errorInAConversion_leavesTheFollowerToTheProvider() {
    Flying leader = fly(form(true, true));
    Flying follower = fly(form(false, false));

    leader.end(Replies.stream("deadly+usage"));
    assertThat(tasks).hasSize(1);
    work();

    assertThat(follower.proceeds()).isTrue();
  }

  @Test
  void followerUnderARuleWithoutToolCalls_proceeds() {
    Asked lenient = Asked.question("a").under(CacheSettings.defaults().withToolCalls(true));
    Flying leader = fly(lenient);
    Flying follower = ask("a");

    leader.end(Replies.whole(Replies.good("").toolCalls(true).build()));
    work();

    assertThat(follower.proceeds()).isTrue();
  }

  // Reading along

  @Test
  void openedStream_isReadAlongAtOnce() {
    Flying leader = fly(form(true, true));
    Flying follower = fly(form(true, true));
    FakeLiveReply live = FakeLiveReply.stream("blue+usage");

    leader.open(live);
    assertThat(live.opened).hasValue(1);
    assertThat(follower.later().isDone()).isFalse();
    work();

    assertThat(follower.answer()).isEqualTo("stream:blue+usage");
    assertThat(follower.reply().headers().names())
        .containsExactlyInAnyOrder("content-type", "age", "x-parsimony-cache");
  }

  @Test
  void streamThatMayCallAToolThatActs_isReadByWhoAskedAlone() {
    Asked asked = form(true, true).offering("send_mail", true);
    Flying leader = fly(asked);
    Flying follower = fly(form(true, true).offering("send_mail", true));

    leader.open(FakeLiveReply.stream("blue+usage"));
    work();
    assertThat(follower.later().isDone()).isFalse();
    leader.end(Replies.stream("blue+usage"));
    work();

    assertThat(follower.answer()).isEqualTo("stream:blue+usage");
  }

  @Test
  void newcomer_readsAnOpenedStreamAlongFromItsStart() {
    Flying leader = fly(form(true, true));
    leader.open(FakeLiveReply.stream("blue+usage"));

    Flying newcomer = fly(form(true, true));

    assertThat(newcomer.answer()).isEqualTo("stream:blue+usage");
    newcomer.end(Replies.given(newcomer.reply(), ServedBy.JOINED));
    assertThat(newcomer.told()).contains("join=joined(in_flight)");
    assertThat(newcomer.call.kept(SavedTokens.class)).isNotNull();
  }

  @Test
  void readerThatLeaves_harmsNobody() {
    Flying leader = fly(form(true, true));
    Flying one = fly(form(true, true));
    Flying two = fly(form(true, true));
    FakeLiveReply live = FakeLiveReply.stream("blue+usage");
    leader.open(live);
    work();

    one.verdict.later().abandon();

    assertThat(live.closed).hasValue(1);
    assertThat(two.answer()).isEqualTo("stream:blue+usage");
  }

  @Test
  void callAbandonedBeforeTheStreamOpens_doesNotReadAlong() {
    Flying leader = fly(form(true, true));
    fly(form(true, true)).verdict.later().abandon();
    FakeLiveReply live = FakeLiveReply.stream("blue+usage");

    leader.open(live);

    assertThat(live.opened).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "500, text/event-stream",
    "200, application/json",
    "206, text/event-stream",
    "200, ''"
  })
  void replyThatIsNoGoodStream_isNotReadAlong(int status, String contentType) {
    Flying leader = fly(form(true, true));
    Flying follower = fly(form(true, true));
    FakeLiveReply live = FakeLiveReply.of(status, contentType);

    leader.open(live);
    fly(form(true, true));

    assertThat(live.opened).hasValue(0);
    assertThat(follower.later().isDone()).isFalse();
  }

  @Test
  void streamThatIsNoLongerReceived_isAwaitedInstead() {
    Flying leader = fly(form(true, true));
    Flying early = fly(form(true, true));
    leader.open(FakeLiveReply.noLongerReceived());
    Flying late = fly(form(true, true));

    leader.end(Replies.stream("blue+usage"));
    work();

    assertThat(early.answer()).isEqualTo("stream:blue+usage");
    assertThat(late.answer()).isEqualTo("stream:blue+usage");
  }

  @ParameterizedTest
  @CsvSource({
    // the leader's timeout, how long it has been asking, the follower's timeout
    "0,   0,  0,   true",
    "0,   99, 100, true",
    "100, 25, 100, true",
    "100, 26, 100, false",
    "100, 0,  133, true",
    "100, 0,  140, false",
    "100, 0,  0,   false",
  })
  void followerReadsAlongOnly_whereTheLeaderHasNearlyAsMuchTime(
      long leaders, long elapsed, long followers, boolean along) {
    Flying leader = fly(form(true, true).timeout(seconds(leaders)));
    ticker.advance(Duration.ofSeconds(elapsed));
    Flying follower = fly(form(true, true).timeout(seconds(followers)));

    leader.open(FakeLiveReply.stream("blue+usage"));
    work();

    assertThat(follower.later().isDone()).isEqualTo(along);
  }

  @Test
  void newcomer_doesNotWaitForALeaderPastItsTimeout() {
    fly(Asked.question("a").timeout(seconds(10)));
    Flying follower = ask("a");
    ticker.advance(Duration.ofSeconds(10));

    assertThat(ask("a").kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(ask("a").kind()).isEqualTo(Verdict.Kind.JOIN);
    assertThat(follower.later().isDone()).isFalse();
  }

  // Receiving

  @ParameterizedTest
  @CsvSource({"200, application/json", "500, application/json", "200, text/event-stream"})
  void openedReply_isReceivedForThoseWhoWait(int status, String contentType) {
    Flying leader = ask("a");
    ask("a");
    FakeLiveReply live = FakeLiveReply.of(status, contentType);

    leader.open(live);

    assertThat(live.received).hasValue(1);
  }

  @Test
  void replyThatNobodyWaitsFor_isLeftToTheLeader_untilANewcomerDoes() {
    Flying leader = ask("a");
    ask("a").verdict.later().abandon();
    FakeLiveReply live = FakeLiveReply.of(200, "application/json");
    leader.open(live);
    assertThat(live.received).hasValue(0);

    Flying newcomer = ask("a");

    assertThat(live.received).hasValue(1);
    leader.end(Replies.whole("blue"));
    work();
    assertThat(newcomer.answer()).isEqualTo("whole:blue");
  }

  @Test
  void streamThatOthersNeedWhole_isReceivedForThem() {
    Flying leader = fly(form(true, true));
    fly(form(false, false));
    FakeLiveReply live = FakeLiveReply.stream("blue+usage");

    leader.open(live);

    assertThat(live.received).hasValue(1);
    assertThat(live.opened).hasValue(0);
  }

  // Failing

  @ParameterizedTest
  @ValueSource(strings = {"failed", "broken", "cancelled", "refused", "answered by another"})
  void followersOfALeaderWithoutAGoodReply_followTheFirstOfThem(String how) {
    Flying leader = ask("a");
    Flying one = ask("a");
    Flying two = ask("a");

    leader.end(bad(how));
    work();

    assertThat(one.proceeds()).isTrue();
    assertThat(two.later().isDone()).isFalse();
    one.end(Replies.whole("blue"));
    work();
    assertThat(two.answer()).isEqualTo("whole:blue");
    assertThat(one.told()).contains("join=went_alone(leader_failed)", "cache=stored(ok)");
  }

  @Test
  void crowdWhoseLeadersKeepFailing_goesAloneAfterTwoMoreRounds() {
    Flying leader = ask("a");
    List<Flying> crowd = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      crowd.add(ask("a"));
    }

    leader.end(Replies.status(500));
    work();
    assertThat(crowd.stream().filter(Flying::isTold)).hasSize(1);
    crowd.get(0).end(Replies.status(500));
    work();
    assertThat(crowd.stream().filter(Flying::isTold)).hasSize(2);
    crowd.get(1).end(Replies.status(500));
    work();

    assertThat(crowd).allMatch(Flying::proceeds);
    assertThat(join.flightCount()).isZero();
    crowd.get(9).end(Replies.whole("blue"));
    assertThat(crowd.get(9).told()).contains("join=went_alone(leader_failed)");
  }

  @Test
  void abandonedFollower_isNotMadeALeader() {
    Flying leader = ask("a");
    Flying gone = ask("a");
    Flying follower = ask("a");
    gone.verdict.later().abandon();
    gone.end(Replies.none());

    leader.end(Replies.status(500));
    work();

    assertThat(gone.later().isDone()).isFalse();
    assertThat(gone.told()).contains("join=abandoned(not_awaited)");
    assertThat(follower.proceeds()).isTrue();
  }

  @Test
  void newcomerThatFindsAFlightJustOver_leadsItsOwn() {
    Flying leader = ask("a");
    PolicyCall newcomer = Asked.question("a").onThread(99).call();
    cache.before(newcomer);
    // The time is read once for a flight of its own, and once more to join the present one.
    ticker.onNextRead(() -> ticker.onNextRead(() -> leader.end(Replies.status(500))));

    assertThat(join.before(newcomer).kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(join.flightCount()).isEqualTo(1);
    join.ended(newcomer, Replies.none());
  }

  @Test
  void followerThatLeavesWhenItsAnswerIsReady_isNotTold() {
    Flying leader = ask("a");
    Flying follower = ask("a");
    leader.end(Replies.whole("blue"));

    follower.verdict.later().abandon();
    work();

    assertThat(follower.later().isDone()).isFalse();
  }

  @Test
  void followerThatLeavesWhileItIsMadeALeader_leavesNoFlightBehind() {
    Flying leader = ask("a");
    Flying leaving = ask("a");
    ticker.onNextRead(() -> leaving.verdict.later().abandon());

    leader.end(Replies.status(500));
    leaving.end(Replies.none());

    assertThat(join.flightCount()).isZero();
    assertThat(leaving.told()).contains("join=abandoned(not_awaited)");
  }

  @Test
  void newLeaderThatGivesUpBeforeItIsTold_handsOn() {
    Flying leader = ask("a");
    Flying one = ask("a");
    Flying two = ask("a");
    leader.end(Replies.status(500));

    one.verdict.later().abandon();
    one.end(Replies.none());
    work();

    assertThat(two.proceeds()).isTrue();
  }

  @Test
  void followerThatEndsWithoutAbandoning_isOutOfTheFlight() {
    Flying leader = ask("a");
    Flying follower = ask("a");
    follower.end(Replies.none());

    leader.end(Replies.status(500));
    work();

    assertThat(join.flightCount()).isZero();
  }

  // Asking again

  @Test
  void repetition_sharesNoOlderFlightAndLeadsNewcomers() {
    Flying slow = fly(form(true, true));
    Flying reader = fly(form(true, true), 7);
    slow.open(FakeLiveReply.stream("bad+usage"));
    work();
    reader.end(Replies.given(reader.reply(), ServedBy.JOINED));

    Flying again = fly(form(true, true), 7);
    Flying newcomer = fly(form(true, true));
    assertThat(again.kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(again.told()).containsExactly("cache=bypass(asked_again)");
    slow.end(Replies.stream("bad+usage"));
    work();
    assertThat(newcomer.later().isDone()).isFalse();

    again.end(Replies.stream("better+usage"));
    work();
    assertThat(newcomer.answer()).isEqualTo("stream:better+usage");
    assertThat(Replies.body(fly(form(true, true)).verdict.reply()))
        .isEqualTo("stream:better+usage");
  }

  @Test
  void olderFlightThatEndsAfterARepetition_doesNotReplaceItsAnswer() {
    Flying slow = fly(form(true, true));
    Flying reader = fly(form(true, true), 7);
    slow.open(FakeLiveReply.stream("bad+usage"));
    work();
    reader.end(Replies.given(reader.reply(), ServedBy.JOINED));
    fly(form(true, true), 7).end(Replies.stream("better+usage"));

    slow.end(Replies.stream("bad+usage"));

    assertThat(Replies.body(fly(form(true, true)).verdict.reply()))
        .isEqualTo("stream:better+usage");
  }

  @Test
  void olderFlightThatEnds_leavesThatOfARepetitionInPlace() {
    Flying slow = fly(form(true, true));
    Flying reader = fly(form(true, true), 7);
    slow.open(FakeLiveReply.stream("bad+usage"));
    work();
    reader.end(Replies.given(reader.reply(), ServedBy.JOINED));
    fly(form(true, true), 7);

    slow.end(Replies.brokenOff());

    assertThat(fly(form(true, true)).kind()).isEqualTo(Verdict.Kind.JOIN);
  }

  @Test
  void callOfTheThreadThatReadsTheLeadersReply_goesAlone() {
    Flying leader = fly(form(true, true), 7);
    leader.open(FakeLiveReply.stream("blue+usage"));

    Flying nested = fly(form(false, false), 7);

    assertThat(nested.kind()).isEqualTo(Verdict.Kind.PROCEED);
    nested.end(Replies.whole("blue+usage"));
    assertThat(nested.told()).contains("join=went_alone(own_flight)");
  }

  @Test
  void callThatSomebodyWaitsFor_doesNotJoinOneOfASlowerTier() {
    fly(Asked.question("a").slow());

    Flying hurried = fly(Asked.question("a"));

    assertThat(hurried.kind()).isEqualTo(Verdict.Kind.PROCEED);
    hurried.end(Replies.whole("blue"));
    assertThat(hurried.told()).contains("join=went_alone(slow_flight)");
    assertThat(fly(Asked.question("b")).kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(fly(Asked.question("b").slow()).kind()).isEqualTo(Verdict.Kind.JOIN);
  }

  @Test
  void callsOfASlowerTier_joinEachOther() {
    fly(Asked.question("a").slow());

    assertThat(fly(Asked.question("a").slow()).kind()).isEqualTo(Verdict.Kind.JOIN);
  }

  @Test
  void asyncCallsOfOneThread_join() {
    fly(Asked.question("a").async(), 7);

    assertThat(fly(Asked.question("a").async(), 7).kind()).isEqualTo(Verdict.Kind.JOIN);
  }

  private static EndedReply bad(String how) {
    return switch (how) {
      case "failed" -> Replies.status(500);
      case "broken" -> Replies.brokenOff();
      case "cancelled" -> Replies.none();
      case "refused" -> Replies.whole(Replies.good("").flaw("refused").build());
      default ->
          EndedReply.read(
              ServedBy.CACHE,
              200,
              WireHeaders.NONE,
              new byte[0],
              false,
              body -> Replies.good("").build());
    };
  }

  private static Asked form(boolean stream, boolean usage) {
    return stream ? Asked.question("a").stream(usage) : Asked.question("a");
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private Flying ask(String question) {
    return fly(Asked.question(question));
  }

  private Flying fly(Asked asked) {
    return fly(asked, 1_000 + nextThread++);
  }

  private Flying fly(Asked asked, long thread) {
    PolicyCall call = asked.onThread(thread).call();
    Verdict verdict = cache.before(call);
    if (verdict.kind() == Verdict.Kind.PROCEED) {
      verdict = join.before(call);
    }
    Flying flying = new Flying(call, verdict);
    all.add(flying);
    return flying;
  }

  private void work() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** One call as the engine drives it. */
  private final class Flying {

    final PolicyCall call;
    final Verdict verdict;
    boolean ended;

    Flying(PolicyCall call, Verdict verdict) {
      this.call = call;
      this.verdict = verdict;
    }

    Verdict.Kind kind() {
      return verdict.kind();
    }

    CompletableFuture<Verdict> later() {
      return verdict.later().verdict();
    }

    boolean isTold() {
      return later().isDone();
    }

    boolean proceeds() {
      return isTold() && later().join().kind() == Verdict.Kind.PROCEED;
    }

    WireReply reply() {
      return later().join().reply();
    }

    String answer() {
      return Replies.body(reply());
    }

    void open(FakeLiveReply reply) {
      join.opened(call, reply);
    }

    void end(EndedReply reply) {
      if (!ended) {
        ended = true;
        join.ended(call, reply);
        cache.ended(call, reply);
      }
    }

    List<String> told() {
      return call.decisions().stream().map(Decision::toString).toList();
    }
  }
}
