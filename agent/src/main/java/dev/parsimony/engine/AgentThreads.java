/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The agent's threads. A thread keeps a hold on what its maker had, so all of them are made on one
 * keeper thread that was itself made before the application began: none holds an application's
 * class loader.
 */
public final class AgentThreads implements Runnable {

  private static final int MOST_RELAYS = 256;

  private final LinkedBlockingQueue<Runnable> chores = new LinkedBlockingQueue<>();
  private final AtomicInteger relays = new AtomicInteger();
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          0,
          MOST_RELAYS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          named("parsimony-relay-"),
          (task, full) -> chores.add(() -> relay().execute(task)));
  private final Executor relay = task -> chores.add(() -> relay(task));
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, named("parsimony-timer-"));

  public AgentThreads() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** The keeper's work: makes threads and hands out tasks, for as long as the JVM runs. */
  @Override
  public void run() {
    timer.prestartAllCoreThreads();
    while (true) {
      try {
        Runnable chore = chores.take();
        Guard.attempt("chore of the keeper", chore::run);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Runs what may block, or may run the application's own callbacks, soon and elsewhere. */
  public Executor relay() {
    return relay;
  }

  /** Starts a thread that runs as long as the JVM. */
  public void start(String name, Runnable work) {
    chores.add(() -> daemon(name, work).start());
  }

  /** Registers work for the end of the JVM. */
  public void atExit(Runnable work) {
    chores.add(() -> Runtime.getRuntime().addShutdownHook(daemon("parsimony-exit", work)));
  }

  /**
   * Runs a short task later.
   *
   * @return cancels it
   */
  Runnable later(Runnable task, long nanos) {
    java.util.concurrent.Future<?> scheduled = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  /* Where no thread can be made, better on the keeper than never: somebody waits for it. */
  private void relay(Runnable task) {
    if (!Guard.attempt("start of a relay", () -> pool.execute(guarded(task)))) {
      guarded(task).run();
    }
  }

  private static Runnable guarded(Runnable task) {
    return () -> Guard.attempt("relayed task", task::run);
  }

  private ThreadFactory named(String prefix) {
    return work -> daemon(prefix + relays.incrementAndGet(), work);
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
