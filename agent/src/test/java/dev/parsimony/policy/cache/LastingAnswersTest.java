/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Decision;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.disk.DiskLevel;
import dev.parsimony.policy.cache.disk.DiskSettingsTest;
import dev.parsimony.policy.cache.level.ManualThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of one process given by the next. */
class LastingAnswersTest {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @TempDir Path directory;
  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void answer_isGivenByTheNextProcess_withAllThatItWas() throws Exception {
    bought(Asked.question("a"), Replies.whole("blue+usage"));
    clock.addAndGet(7_000);

    Process next = new Process(2);
    PolicyCall call = Asked.question("a").call();
    Verdict verdict = next.ask(call);

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(Replies.body(verdict.reply())).isEqualTo("whole:blue+usage");
    assertThat(verdict.reply().headers().first("age")).isEqualTo("7");
    assertThat(verdict.reply().headers().first("x-parsimony-cache")).isEqualTo("hit");
    assertThat(verdict.reply().headers().first("x-request-id")).isEqualTo("req-1");
    assertThat(Replies.saved(call).input()).isEqualTo(10);
    assertThat(told(call)).containsExactly("cache=hit(exact)@disk");

    PolicyCall again = Asked.question("a").onThread(9).call();
    assertThat(next.cache.before(again).kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(told(again)).containsExactly("cache=hit(exact)@null");
    next.end();
  }

  @Test
  void answerThatIsErasedWhileACallReadsIt_isNotKeptInMemory() throws Exception {
    bought(Asked.question("a"), Replies.whole("blue"));
    Process next = new Process(2);
    PolicyCall call = Asked.question("a").call();
    Verdict verdict = next.cache.before(call);
    while (verdict.kind() == Verdict.Kind.PENDING) {
      Verdict come = verdict.later().verdict().get(30, TimeUnit.SECONDS);
      next.store.clear();
      verdict = next.cache.resumed(call, come);
    }

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(next.store.weightedSize()).isZero();
    next.end();
  }

  @Test
  void otherCallOrCredential_isNotAnswered() throws Exception {
    bought(Asked.question("a"), Replies.whole("blue"));

    Process next = new Process(2);
    assertMissed(next, Asked.question("b"), "not_found");
    assertMissed(next, Asked.question("a").header("Authorization", "Bearer two"), "not_found");
    assertThat(next.ask(Asked.question("a").call()).kind()).isEqualTo(Verdict.Kind.ANSWER);
    next.end();
  }

  @Test
  void callThatOnlyItsClientObjectTells_isNotKept() throws Exception {
    // The next process counts its client objects from one again.
    Asked anonymous = Asked.question("a").withoutHeader("Authorization").client(1);
    bought(anonymous, Replies.whole("of somebody"));

    Process next = new Process(2);
    assertMissed(next, anonymous, "not_found");
    next.end();
  }

  @Test
  void namedPartition_isSharedOverRestarts() throws Exception {
    Asked shared =
        Asked.question("a")
            .withoutHeader("Authorization")
            .under(CacheSettings.defaults().withPartition("everybody"));
    bought(shared, Replies.whole("blue"));

    Process next = new Process(2);
    assertThat(next.ask(shared.call()).kind()).isEqualTo(Verdict.Kind.ANSWER);
    next.end();
  }

  @Test
  void keysOnDisk_areOfTheirDirectoryAlone_inNamedPartitionsToo() {
    CacheSettings shared = CacheSettings.defaults().withPartition("everybody");
    PolicyCall call = Asked.question("a").call();
    Fingerprinter one = new Fingerprinter(new Partitions(new byte[32]));
    Fingerprinter other = new Fingerprinter(new Partitions(new byte[31]));

    assertThat(one.lasting(call, shared)).isNotEqualTo(other.lasting(call, shared));
    assertThat(one.lasting(call, shared)).isEqualTo(one.lasting(call, shared));
  }

  @Test
  void timeToLive_goesOnWhileNoProcessRuns() throws Exception {
    Asked brief =
        Asked.question("a").under(CacheSettings.defaults().withTtl(Duration.ofMinutes(1)));
    bought(brief, Replies.whole("blue"));

    clock.addAndGet(60_000);
    Process next = new Process(2);
    assertMissed(next, brief, "expired");
    next.end();

    clock.addAndGet(60_000);
    Process last = new Process(3);
    assertMissed(last, brief, "not_found");
    last.end();
  }

  @Test
  void answerPastItsTime_isGivenByTheNextProcess_whileOneCallAsks() throws Exception {
    Asked brief =
        Asked.question("a")
            .under(
                CacheSettings.defaults()
                    .withTtl(Duration.ofMinutes(1))
                    .withStaleWhileRevalidate(Duration.ofMinutes(10))
                    .withRetryWindow(Duration.ZERO));
    bought(brief, Replies.whole("blue"));
    clock.addAndGet(60_000);

    Process next = new Process(2);
    PolicyCall first = brief.call();
    assertThat(next.ask(first).kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(told(first)).containsExactly("cache=miss(expired)@null");
    next.store.clear();
    PolicyCall second = brief.call();
    assertThat(Replies.body(next.ask(second).reply())).isEqualTo("whole:blue");
    assertThat(told(second)).containsExactly("cache=hit(stale)@disk");
    next.cache.ended(first, Replies.whole("new"));
    assertThat(Replies.body(next.ask(brief.call()).reply())).isEqualTo("whole:new");
    next.end();

    clock.addAndGet(10 * 60_000 + 59_999);
    Process last = new Process(3);
    assertMissed(last, brief, "expired");
    PolicyCall stale = brief.call();
    assertThat(Replies.body(last.ask(stale).reply())).isEqualTo("whole:new");
    last.end();
    clock.addAndGet(1);
    Process over = new Process(4);
    assertMissed(over, brief, "not_found");
    over.end();
  }

  @Test
  void severalAnswers_areGivenInTurnByTheNextProcess() throws Exception {
    Asked asked = Asked.question("a").under(CacheSettings.defaults().withAnswers(2));
    Process first = new Process(1);
    int buyers = 0;
    for (String answer : List.of("one", "two")) {
      PolicyCall call = asked.onThread(++buyers).call();
      assertThat(first.ask(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
      first.cache.ended(call, Replies.whole(answer));
    }
    first.end();

    Process next = new Process(2);
    List<String> given = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      given.add(Replies.body(next.ask(asked.onThread(100 + i).call()).reply()));
    }
    assertThat(given).containsExactly("whole:one", "whole:two", "whole:one", "whole:two");
    next.end();
  }

  @Test
  void newerAnswer_replacesTheOneFromDisk() throws Exception {
    Asked asked = Asked.question("a");
    bought(asked, Replies.whole("old"));
    Process second = new Process(2);
    assertThat(Replies.body(second.ask(asked.call()).reply())).isEqualTo("whole:old");
    PolicyCall repeated = asked.call();
    assertThat(second.cache.before(repeated).kind()).isEqualTo(Verdict.Kind.PROCEED);
    second.cache.ended(repeated, Replies.whole("new"));
    second.end();

    Process third = new Process(3);
    assertThat(Replies.body(third.ask(asked.call()).reply())).isEqualTo("whole:new");
    third.end();
  }

  @Test
  void directoryThatDoesNotOpenInTime_isAMiss_andTheAnswerIsKeptInMemory() {
    Process slow = new Process(1);
    slow.threads.hold();
    PolicyCall call = Asked.question("a").call();
    assertThat(slow.cache.before(call).kind()).isEqualTo(Verdict.Kind.PENDING);
    slow.threads.ring();

    assertThat(slow.cache.resumed(call, Verdict.proceed()).kind()).isEqualTo(Verdict.Kind.PROCEED);
    slow.cache.ended(call, Replies.whole("blue"));
    assertThat(told(call)).containsExactly("cache=miss(disk_slow)@null", "cache=stored(ok)@null");
    PolicyCall next = Asked.question("a").onThread(5).call();
    assertThat(slow.cache.before(next).kind()).isEqualTo(Verdict.Kind.ANSWER);
  }

  @Test
  void answerThatComesToMemoryMeanwhile_isGivenFromThere() {
    Process process = new Process(1);
    process.threads.hold();
    PolicyCall waiting = Asked.question("a").call();
    PolicyCall quick = Asked.question("a").onThread(5).call();
    process.cache.before(waiting);
    process.cache.before(quick);
    process.cache.resumed(quick, null);
    process.cache.ended(quick, Replies.whole("blue"));

    Verdict verdict = process.cache.resumed(waiting, Verdict.proceed());
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(told(waiting)).containsExactly("cache=hit(exact)@null");
  }

  @Test
  void answerOfAModelThatHasMovedSince_isNotGivenByTheNextProcess() throws Exception {
    bought(Asked.question("a"), by("model-1-may"));
    bought(Asked.question("b"), by("model-1-may"));
    clock.addAndGet(1_000);
    bought(Asked.question("c"), by("model-1-june"));
    clock.addAndGet(1_000);

    Process next = new Process(2);
    PolicyCall newer = Asked.question("c").call();
    assertThat(next.ask(newer).kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertMissed(next, Asked.question("a"), "model_moved");
    next.end();

    Process bought = new Process(3);
    PolicyCall other = Asked.question("d").call();
    bought.ask(other);
    bought.cache.ended(other, by("model-1-june"));
    assertMissed(bought, Asked.question("b"), "model_moved");
    bought.end();
  }

  private static EndedReply by(String model) {
    return Replies.whole(Replies.good("").model(model).build());
  }

  @Test
  void writtenAnswer_thatIsCutOffAnywhere_isNone() {
    Term term = new Term(3, 5, Duration.ofHours(1), Snapshot.UNKNOWN);
    Screening screening = CacheSettings.defaults().screening();
    StoredAnswer answer =
        StoredAnswer.of(Asked.question("a").facts(), Replies.whole("blue+usage"), term, screening);
    byte[] written = requireNonNull(AnswerFormat.write(answer));

    StoredAnswer read =
        requireNonNull(AnswerFormat.read(written, 9, screening, model -> Snapshot.UNKNOWN));
    assertThat(read.term().ttl()).isEqualTo(Duration.ofHours(1));
    assertThat(read.term().order()).isZero();
    assertThat(read.term().age(10)).isEqualTo(1);
    assertThat(read.weight()).isEqualTo(answer.weight());
    for (int length = 0; length < written.length; length++) {
      assertThat(
              AnswerFormat.read(
                  Arrays.copyOf(written, length), 9, screening, model -> Snapshot.UNKNOWN))
          .isNull();
    }
  }

  private void bought(Asked asked, EndedReply reply) throws Exception {
    Process first = new Process(1);
    PolicyCall call = asked.call();
    assertThat(first.ask(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    first.cache.ended(call, reply);
    first.end();
  }

  private static void assertMissed(Process process, Asked asked, String reason) throws Exception {
    PolicyCall call = asked.call();
    assertThat(process.ask(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(told(call)).containsExactly("cache=miss(" + reason + ")@null");
  }

  private static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(LastingAnswersTest::told).toList();
  }

  private static String told(Decision decision) {
    return decision + "@" + decision.level();
  }

  /** What one process has of its own. */
  private final class Process {

    final ManualThreads threads = new ManualThreads();
    final DiskLevel disk =
        new DiskLevel(
            DiskSettingsTest.settings(directory, Map.of()),
            LastingAnswersTest::nothing,
            threads,
            clock::get,
            lines::add);
    final AnswerStore store;
    final CachePolicy cache;

    Process(int number) {
      byte[] processKey = new byte[32];
      processKey[0] = (byte) number;
      FakeTicker ticker = new FakeTicker();
      ticker.advance(Duration.ofHours(number));
      store = AnswerStore.of(1_000_000, 10_000, ticker);
      cache = new CachePolicy(store, processKey, new LastingAnswers(List.of(disk), clock::get));
    }

    Verdict ask(PolicyCall call) throws Exception {
      Verdict verdict = cache.before(call);
      while (verdict.kind() == Verdict.Kind.PENDING) {
        Verdict come = verdict.later().verdict().get(30, TimeUnit.SECONDS);
        verdict = cache.resumed(call, come);
      }
      return verdict;
    }

    void end() {
      disk.finish(PATIENCE_NANOS);
      assertThat(lines).isEmpty();
    }
  }

  private static @Nullable String nothing(String variable) {
    return null;
  }
}
