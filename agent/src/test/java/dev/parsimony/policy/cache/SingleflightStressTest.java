/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleflightStressTest {

  private static final CacheSettings SETTINGS = CacheSettings.defaults().withToolCalls(false);

  private final AnswerStore store = AnswerStore.of(100_000_000, 100_000, System::nanoTime);
  private final CachePolicy cache = new CachePolicy(store, new byte[32]);
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final SingleflightPolicy join = new SingleflightPolicy(store, pool);

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void manyThreadsWithTheSameQuestion_askTheProviderOnce() throws Exception {
    int rounds = 100;
    int crowd = 64;
    List<AtomicInteger> asked = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      asked.add(new AtomicInteger());
    }
    CyclicBarrier start = new CyclicBarrier(crowd);
    ExecutorService threads = Executors.newFixedThreadPool(crowd);
    List<Future<?>> done = new ArrayList<>();
    for (int t = 0; t < crowd; t++) {
      long thread = t;
      done.add(
          threads.submit(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  start.await();
                  String answer = askAndWait("question " + round, thread, asked.get(round));
                  assertThat(answer).isEqualTo("whole:question " + round);
                }
                return null;
              }));
    }
    for (Future<?> one : done) {
      one.get(60, TimeUnit.SECONDS);
    }
    threads.shutdownNow();

    assertThat(asked).allSatisfy(count -> assertThat(count).hasValue(1));
    assertThat(join.flightCount()).isZero();
  }

  @Test
  void flightsThatFailAndAreAbandonedInAnyOrder_leaveNothingBehind() throws Exception {
    int keys = 10_000;
    int callsPerKey = 4;
    CountDownLatch ended = new CountDownLatch(keys * callsPerKey);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < callsPerKey; t++) {
      long thread = t;
      threads.add(
          new Thread(
              () -> {
                Random random = new Random(thread);
                Queue<Runnable> open = new ConcurrentLinkedQueue<>();
                for (int key = 0; key < keys; key++) {
                  new RandomCall(key, thread, random, open, ended).start();
                  if (random.nextInt(8) == 0) {
                    endAll(open);
                  }
                }
                endAll(open);
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(join.flightCount()).isZero();
  }

  private String askAndWait(String question, long thread, AtomicInteger asked) throws Exception {
    PolicyCall call = Asked.question(question).onThread(thread).under(SETTINGS).call();
    Verdict verdict = before(call);
    ServedBy servedBy = ServedBy.CACHE;
    if (verdict.kind() == Verdict.Kind.JOIN) {
      verdict = verdict.later().verdict().get(30, TimeUnit.SECONDS);
      servedBy = ServedBy.JOINED;
    }
    EndedReply reply;
    if (verdict.kind() == Verdict.Kind.PROCEED) {
      asked.incrementAndGet();
      reply = Replies.whole(question);
    } else {
      reply = Replies.given(verdict.reply(), servedBy);
    }
    end(call, reply);
    return new String(reply.body(), UTF_8);
  }

  private Verdict before(PolicyCall call) {
    Verdict verdict = cache.before(call);
    return verdict.kind() == Verdict.Kind.PROCEED ? join.before(call) : verdict;
  }

  private void end(PolicyCall call, EndedReply reply) {
    join.ended(call, reply);
    cache.ended(call, reply);
  }

  private static void endAll(Queue<Runnable> open) {
    for (Runnable end = open.poll(); end != null; end = open.poll()) {
      end.run();
    }
  }

  /** A call that ends in one of many ways, now or later, on this thread or another. */
  private final class RandomCall {

    private final PolicyCall call;
    private final Random random;
    private final Queue<Runnable> open;
    private final CountDownLatch endedCalls;
    private final int fate;
    private final boolean stream;
    private final AtomicBoolean ended = new AtomicBoolean();

    RandomCall(int key, long thread, Random random, Queue<Runnable> open, CountDownLatch ended) {
      this.random = random;
      this.open = open;
      this.endedCalls = ended;
      this.fate = random.nextInt(6);
      this.stream = random.nextBoolean();
      Asked asked = Asked.question("question " + key).onThread(thread).under(SETTINGS);
      this.call = (stream ? asked.stream(random.nextBoolean()) : asked).call();
    }

    void start() {
      Verdict verdict = before(call);
      switch (verdict.kind()) {
        case PROCEED -> open.add(this::fly);
        case ANSWER -> end(Replies.given(verdict.reply(), ServedBy.CACHE));
        default -> wait(verdict.later());
      }
    }

    private void wait(Verdict.Later later) {
      later.verdict().thenAccept(this::go);
      if (fate == 0) {
        boolean silently = random.nextBoolean();
        Runnable leave =
            () -> {
              if (!silently) {
                later.abandon();
              }
              end(Replies.none());
            };
        if (random.nextBoolean()) {
          pool.execute(leave);
        } else {
          leave.run();
        }
      }
    }

    private void go(Verdict verdict) {
      if (verdict.kind() == Verdict.Kind.ANSWER) {
        WireReply reply = verdict.reply();
        end(Replies.given(reply, ServedBy.JOINED));
      } else {
        fly();
      }
    }

    private void fly() {
      if (stream && fate != 1) {
        join.opened(call, FakeLiveReply.stream("text+usage"));
      }
      switch (fate) {
        case 1 -> end(Replies.status(500));
        case 2 -> end(Replies.brokenOff());
        case 3 -> end(Replies.none());
        default -> end(stream ? Replies.stream("text+usage") : Replies.whole("text+usage"));
      }
    }

    private void end(EndedReply reply) {
      if (ended.compareAndSet(false, true)) {
        SingleflightStressTest.this.end(call, reply);
        endedCalls.countDown();
      }
    }
  }
}
