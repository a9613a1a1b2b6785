/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the application and every step of the agent: whatever goes wrong in a step is
 * counted and told, and the application's call goes on as if the step were not there.
 */
public final class Guard {

  private static final long SLOW_NANOS = 5_000_000_000L;

  /** What a slow machine did, and no step: the observer sees it. */
  static final Standstill STANDSTILL = new Standstill();

  private static final ThreadLocal<@Nullable Long> NOTICED = new ThreadLocal<>();

  private static final ThreadLocal<Boolean> UNHURRIED = ThreadLocal.withInitial(() -> false);

  /** A step without a result. */
  public interface Step {
    void run() throws Exception;
  }

  /** Runs a step; a failure, or no result, gives the fallback. */
  public static <T> T call(String name, Callable<? extends T> step, T fallback) {
    T result = orNull(name, () -> requireNonNull(step.call(), "no result"));
    return result == null ? fallback : result;
  }

  /** Runs a step; a failure gives null. */
  public static <T> @Nullable T orNull(String name, Callable<? extends @Nullable T> step) {
    long start = System.nanoTime();
    long stoodBefore = STANDSTILL.total(start);
    try {
      T result = System.getSecurityManager() == null ? step.call() : privileged(step);
      long end = System.nanoTime();
      if (end - start > SLOW_NANOS) {
        noticeSlowness(name, start, end, STANDSTILL.total(end) - stoodBefore);
      }
      return result;
    } catch (Throwable failure) {
      SuppressedFailures.record(name, failure);
      return null;
    }
  }

  /* By the agent's own permissions: the application's may be few. */
  private static <T> @Nullable T privileged(Callable<? extends @Nullable T> step) throws Exception {
    PrivilegedExceptionAction<@Nullable T> action = step::call;
    try {
      return AccessController.doPrivileged(action);
    } catch (PrivilegedActionException e) {
      throw e.getException();
    }
  }

  /** Runs a step; says whether it was done. */
  public static boolean run(String name, Step step) {
    return call(
        name,
        () -> {
          step.run();
          return Boolean.TRUE;
        },
        Boolean.FALSE);
  }

  /** Runs a step that others wait for: one that fails is done once more, on another thread. */
  public static void insist(String name, Step step, Executor elsewhere) {
    if (!run(name, step)) {
      run(name, () -> elsewhere.execute(() -> again(step)));
    }
  }

  private static void again(Step step) {
    try {
      step.run();
    } catch (Throwable asBefore) {
      // Counted already.
    }
  }

  /** Lets the steps on this thread take their time: no application waits for them. */
  static void unhurried() {
    UNHURRIED.set(true);
  }

  /**
   * Counts a step that was slow by itself. Steps stand within steps: of those that one slow step
   * made slow, it alone counts.
   *
   * @param stood how long the whole JVM stood still meanwhile
   */
  static void noticeSlowness(String name, long start, long end, long stood) {
    if (end - start - stood <= SLOW_NANOS || UNHURRIED.get()) {
      return;
    }
    Long noticed = NOTICED.get();
    if (noticed == null || noticed - start < 0) {
      SuppressedFailures.record(name, new SlowStep());
    }
    NOTICED.set(end);
  }

  private Guard() {}

  /** A step that ended well but held up the application. */
  private static final class SlowStep extends Exception {

    private static final long serialVersionUID = 1L;

    SlowStep() {
      super("slow", null, false, false);
    }
  }
}
