/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads and a timer as the agent has them. */
public final class RealThreads implements LevelThreads, AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool(RealThreads::daemon);
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(1, RealThreads::daemon);

  @Override
  public void start(String name, Runnable work) {
    threads.execute(work);
  }

  @Override
  public Executor relay() {
    return threads;
  }

  @Override
  public Runnable later(Runnable task, long nanos) {
    Future<?> scheduled = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    timer.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }
}
