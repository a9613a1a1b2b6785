/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.policy.cache.level.LevelThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
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
public final class AgentThreads implements LevelThreads, Runnable {

  private static final int MOST_RELAYS = 256;
  private static final long IDLE_SECONDS = 10;

  private final LinkedBlockingQueue<Runnable> chores = new LinkedBlockingQueue<>();
  private final AtomicInteger made = new AtomicInteger();
  private final ThreadPoolExecutor relays =
      new ThreadPoolExecutor(
          MOST_RELAYS,
          MOST_RELAYS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          named("parsimony-relay-"));
  /* Without a bound: the relays may hold callbacks that wait for what these read. */
  private final ThreadPoolExecutor readers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          named("parsimony-reader-"));
  private final Executor relay = this::relay;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, named("parsimony-timer-"));

  public AgentThreads() {
    relays.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** The keeper's work: makes threads and hands out tasks, for as long as the JVM runs. */
  @Override
  public void run() {
    timer.prestartAllCoreThreads();
    while (true) {
      try {
        Runnable chore = chores.take();
        Guard.run("chore of the keeper", chore::run);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Runs what may block, or may run the application's own callbacks, soon and elsewhere. */
  @Override
  public Executor relay() {
    return relay;
  }

  /** Runs what reads from the provider until its reply ends. */
  Executor readers() {
    return task -> chores.add(() -> readers.execute(() -> runGuarded(task)));
  }

  /** Starts a thread that runs as long as the JVM. */
  @Override
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
  @Override
  public Runnable later(Runnable task, long nanos) {
    Future<?> scheduled = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  /* Where no thread can be made, better on the keeper than never: somebody waits for it. */
  private void relay(Runnable task) {
    Runnable guarded = () -> runGuarded(task);
    chores.add(
        () -> {
          if (!Guard.run("start of a relay", () -> relays.execute(guarded))) {
            guarded.run();
          }
        });
  }

  /* May take its time: it holds up nobody. */
  private static void runGuarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable failure) {
      SuppressedFailures.record("relayed task", failure);
    }
  }

  private ThreadFactory named(String prefix) {
    return work -> daemon(prefix + made.incrementAndGet(), work);
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
