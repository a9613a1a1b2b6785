/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.level.AnswerLevel;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is past its time in one place, and has been bought anew since by another process. */
class NewerAnswersTest {

  private static final CacheSettings BRIEF =
      CacheSettings.defaults().withTtl(Duration.ofMinutes(1)).withRetryWindow(Duration.ZERO);
  private static final CacheSettings LENIENT =
      BRIEF.withStaleWhileRevalidate(Duration.ofMinutes(10));

  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
  private final FakeTicker ticker = new FakeTicker();
  private final Level disk = new Level("disk");
  private final Level redis = new Level("redis");
  private final Asked brief = Asked.question("a").under(BRIEF);

  @Test
  void memoryPastItsTime_givesWhatAnotherProcessHasBought() throws Exception {
    Process one = new Process(redis);
    Process other = new Process(redis);
    one.buy(brief, "old");
    pass(Duration.ofMinutes(1));
    other.buy(brief, "new");
    pass(Duration.ofSeconds(7));

    PolicyCall call = brief.call();
    Verdict verdict = one.ask(call);
    assertThat(Replies.body(verdict.reply())).isEqualTo("whole:new");
    assertThat(verdict.reply().headers().first("age")).isEqualTo("7");
    assertThat(told(call)).isEqualTo("cache=hit(exact)@redis");

    PolicyCall again = brief.call();
    assertThat(Replies.body(one.cache.before(again).reply())).isEqualTo("whole:new");
    assertThat(told(again)).isEqualTo("cache=hit(exact)@null");
  }

  @Test
  void diskPastItsTime_doesNotHideANewerAnswerBehindIt() throws Exception {
    new Process(disk, redis).buy(brief, "old");
    pass(Duration.ofMinutes(1));
    new Process(redis).buy(brief, "new");

    PolicyCall call = brief.call();
    assertThat(Replies.body(new Process(disk, redis).ask(call).reply())).isEqualTo("whole:new");
    assertThat(told(call)).isEqualTo("cache=hit(exact)@redis");
  }

  @Test
  void nothingNewerAnywhere_isExpired_andWhatIsBoughtThenIsGiven() throws Exception {
    Process one = new Process(disk, redis);
    one.buy(brief, "old");
    pass(Duration.ofMinutes(1));

    PolicyCall call = brief.call();
    assertThat(one.ask(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(told(call)).isEqualTo("cache=miss(expired)@null");
    one.cache.ended(call, Replies.whole("new"));
    assertThat(Replies.body(one.cache.before(brief.call()).reply())).isEqualTo("whole:new");
  }

  @Test
  void levelThatDoesNotAnswer_leavesWhatMemoryHas() throws Exception {
    Process one = new Process(redis);
    one.buy(brief, "old");
    pass(Duration.ofMinutes(1));
    redis.down = true;

    PolicyCall call = brief.call();
    assertThat(one.ask(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(told(call)).isEqualTo("cache=miss(expired)@null");
  }

  @Test
  void whileOneCallAsks_othersGetTheOldAnswer_withoutLookingBehindMemory() throws Exception {
    Asked lenient = Asked.question("a").under(LENIENT);
    Process one = new Process(redis);
    one.buy(lenient, "old");
    pass(Duration.ofMinutes(1));
    PolicyCall first = lenient.call();
    assertThat(one.ask(first).kind()).isEqualTo(Verdict.Kind.PROCEED);
    int reads = redis.reads;

    PolicyCall second = lenient.onThread(2).call();
    assertThat(Replies.body(one.cache.before(second).reply())).isEqualTo("whole:old");
    assertThat(told(second)).isEqualTo("cache=hit(stale)@null");
    assertThat(redis.reads).isEqualTo(reads);
  }

  private void pass(Duration time) {
    ticker.advance(time);
    clock.addAndGet(time.toMillis());
  }

  private static String told(PolicyCall call) {
    return call.decisions().get(0) + "@" + call.decisions().get(0).level();
  }

  /** A process with a memory of its own before levels that it shares. */
  private final class Process {

    final CachePolicy cache;

    Process(Level... levels) {
      cache =
          new CachePolicy(
              AnswerStore.of(1 << 20, 1 << 16, ticker),
              new byte[32],
              new LastingAnswers(List.of(levels), clock::get),
              clock::get);
    }

    void buy(Asked asked, String answer) throws Exception {
      PolicyCall call = asked.call();
      assertThat(ask(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
      cache.ended(call, Replies.whole(answer));
    }

    Verdict ask(PolicyCall call) throws Exception {
      Verdict verdict = cache.before(call);
      while (verdict.kind() == Verdict.Kind.PENDING) {
        verdict = cache.resumed(call, verdict.later().verdict().get(30, TimeUnit.SECONDS));
      }
      return verdict;
    }
  }

  /** Entries that all processes see at once. */
  private static final class Level implements AnswerLevel {

    private final String name;
    private final byte[] random = new byte[32];
    private final Map<Fingerprint, Entry> entries = new HashMap<>();
    private boolean down;
    private int reads;

    Level(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void begin() {}

    @Override
    public @Nullable LevelRead opening(long timeoutNanos) {
      return null;
    }

    @Override
    public boolean isDown() {
      return down;
    }

    @Override
    public byte[] fingerprintKey() {
      return random;
    }

    @Override
    public LevelRead read(Fingerprint key) {
      reads++;
      LevelRead read = new LevelRead(Runnable::run);
      read.done(entries.get(key));
      return read;
    }

    @Override
    public void put(Entry entry, long order) {
      entries.put(entry.key(), entry);
    }
  }
}
