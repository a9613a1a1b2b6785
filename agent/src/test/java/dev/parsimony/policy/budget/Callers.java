/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.policy.PolicyCall;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;

/** Callers that all reserve before any of them settles, round by round. */
final class Callers {

  private final Spending spending;
  private final int count;
  private final CyclicBarrier everybody;
  private final AtomicLong used = new AtomicLong();
  private final AtomicInteger let = new AtomicInteger();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  Callers(Spending spending, int count) {
    this.spending = spending;
    this.count = count;
    this.everybody = new CyclicBarrier(count);
  }

  void untilNobodyIsLetThrough(int maxTokens, IntUnaryOperator tokensOfCaller)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      int tokens = tokensOfCaller.applyAsInt(i);
      threads.execute(() -> run(maxTokens, tokens));
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
  }

  /** The tokens of all calls that were let through. */
  long used() {
    return used.get();
  }

  Collection<Throwable> failures() {
    return failures;
  }

  private void run(int maxTokens, int tokens) {
    try {
      int before;
      do {
        before = let.get();
        round(maxTokens, tokens);
      } while (let.get() > before);
    } catch (Exception | Error failure) {
      failures.add(failure);
      everybody.reset();
    }
  }

  private void round(int maxTokens, int tokens) throws Exception {
    everybody.await();
    PolicyCall call = spending.call(maxTokens);
    boolean mine = spending.isLetThrough(call);
    let.addAndGet(mine ? 1 : 0);
    everybody.await();
    if (mine) {
      spending.end(call, tokens);
      used.addAndGet(tokens);
    }
    everybody.await();
  }
}
