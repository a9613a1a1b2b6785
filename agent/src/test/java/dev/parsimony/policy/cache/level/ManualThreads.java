/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Threads that start when a test says so, and a timer that it rings. */
public final class ManualThreads implements LevelThreads {

  private final Map<String, Runnable> waiting = new LinkedHashMap<>();
  private final List<Thread> started = new ArrayList<>();
  private final List<Runnable> timers = new ArrayList<>();
  private boolean holding;

  /** Has new threads wait for {@link #release}. */
  public ManualThreads hold() {
    holding = true;
    return this;
  }

  /** Starts those that wait whose name contains this. */
  public synchronized void release(String name) {
    waiting.entrySet().removeIf(thread -> thread.getKey().contains(name) && begin(thread));
  }

  /** Has all time limits pass. */
  public void ring() {
    List<Runnable> due;
    synchronized (this) {
      due = new ArrayList<>(timers);
      timers.clear();
    }
    due.forEach(Runnable::run);
  }

  @Override
  public synchronized void start(String name, Runnable work) {
    waiting.put(name, work);
    if (!holding) {
      release(name);
    }
  }

  @Override
  public Executor relay() {
    return Runnable::run;
  }

  @Override
  public synchronized Runnable later(Runnable task, long nanos) {
    timers.add(task);
    return () -> cancel(task);
  }

  public synchronized boolean hasStarted(String name) {
    return started.stream().anyMatch(thread -> thread.getName().contains(name));
  }

  private synchronized void cancel(Runnable task) {
    timers.remove(task);
  }

  private boolean begin(Map.Entry<String, Runnable> thread) {
    Thread made = new Thread(thread.getValue(), thread.getKey());
    made.setDaemon(true);
    started.add(made);
    made.start();
    return true;
  }
}
