/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentThreadsTest {

  private final AgentThreads threads = TestEngine.THREADS;

  @Test
  void threads_holdNothingOfTheApplication() throws Exception {
    CompletableFuture<Thread> started = new CompletableFuture<>();
    CompletableFuture<Thread> timed = new CompletableFuture<>();
    threads.start("parsimony-test", () -> started.complete(Thread.currentThread()));
    threads.later(() -> timed.complete(Thread.currentThread()), 1);

    assertHoldsNothing(threadOf(threads.relay()));
    assertHoldsNothing(threadOf(threads.readers()));
    assertHoldsNothing(started.get(20, TimeUnit.SECONDS));
    assertHoldsNothing(timed.get(20, TimeUnit.SECONDS));
  }

  @Test
  void callersContext_isGivenBackAfterTheTask() throws Exception {
    Thread relay = threadOf(CallersContext.on(threads.relay()));

    Await.until("the context was taken away", () -> relay.getContextClassLoader() == null);
  }

  @Test
  void threadOfTheApplication_keepsItsOwnContext() throws Exception {
    Thread application = Thread.currentThread();
    ClassLoader own = application.getContextClassLoader();
    CompletableFuture<Executor> asked = new CompletableFuture<>();
    new Thread(() -> asked.complete(calledBy(null))).start();
    Executor onTheSpot = asked.get(20, TimeUnit.SECONDS);

    onTheSpot.execute(() -> assertThat(application.getContextClassLoader()).isNull());

    assertThat(application.getContextClassLoader()).isSameAs(own);
  }

  private static Executor calledBy(@Nullable ClassLoader context) {
    Thread.currentThread().setContextClassLoader(context);
    return CallersContext.on(Runnable::run);
  }

  @Test
  void tasksAfterAFailingTask_stillRun() throws Exception {
    long before = SuppressedFailures.count();
    threads
        .relay()
        .execute(
            () -> {
              throw new AssertionError("injected");
            });

    assertThat(threadOf(threads.relay())).isNotNull();
    Await.until("the failure was counted", () -> SuppressedFailures.count() == before + 1);
  }

  @Test
  void tasksBeyondTheRelays_waitForTheirTurn_andReadersDoNot() throws Exception {
    int crowd = 300;
    CountDownLatch done = new CountDownLatch(crowd);
    CompletableFuture<Void> read = new CompletableFuture<>();
    for (int i = 0; i < crowd; i++) {
      threads
          .relay()
          .execute(
              () -> {
                read.join();
                done.countDown();
              });
    }

    threads.readers().execute(() -> read.complete(null));

    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void cancelledTimer_doesNotFire() throws Exception {
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    CompletableFuture<Void> after = new CompletableFuture<>();
    threads.later(() -> cancelled.complete(null), TimeUnit.MILLISECONDS.toNanos(50)).run();
    threads.later(() -> after.complete(null), TimeUnit.MILLISECONDS.toNanos(100));

    after.get(20, TimeUnit.SECONDS);
    assertThat(cancelled).isNotDone();
  }

  private static void assertHoldsNothing(Thread thread) {
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isNull();
  }

  private static Thread threadOf(Executor executor) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    executor.execute(() -> thread.complete(Thread.currentThread()));
    return thread.get(20, TimeUnit.SECONDS);
  }
}
