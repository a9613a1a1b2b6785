/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.policy.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The wait for a verdict that is on its way, in the two ways in which a call can wait. */
final class Waiting {

  private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(10);

  private final Verdict.Later later;
  private final long patience;

  private Waiting(Verdict.Later later, long patience) {
    this.later = later;
    this.patience = patience;
  }

  /**
   * A wait as long as the application lets one attempt take.
   *
   * @param timeout nanoseconds that the application gives to the attempt; 0 when it has no limit
   * @param elapsed nanoseconds of it that are over
   */
  static Waiting of(Verdict.Later later, long timeout, long elapsed) {
    return new Waiting(later, Math.max((timeout > 0 ? timeout : LONGEST_WAIT) - elapsed, 0));
  }

  /**
   * Holds the calling thread; null when the time was up.
   *
   * @param onCancel given what a cancel is to do
   */
  @Nullable Verdict await(Consumer<Runnable> onCancel) {
    CompletableFuture<Verdict> first = coming();
    onCancel.accept(
        () -> {
          abandon();
          first.complete(Verdict.proceed());
        });
    try {
      return first.get(patience, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      abandon();
      return null;
    } catch (InterruptedException e) {
      abandon();
      Thread.currentThread().interrupt();
      return Verdict.proceed();
    } catch (ExecutionException cannotBe) {
      return Verdict.proceed();
    }
  }

  /**
   * Holds nobody.
   *
   * @param next given the verdict, or null when the time was up
   * @return stops waiting
   */
  Runnable whenReady(AgentThreads threads, Consumer<@Nullable Verdict> next) {
    Executor relay = CallersContext.on(threads.relay());
    CompletableFuture<@Nullable Verdict> first = new CompletableFuture<>();
    Runnable cancelTimer =
        requireNonNull(threads.later(() -> first.complete(null), patience), "no timer");
    coming().thenAccept(first::complete);
    first.whenComplete(
        (verdict, never) -> {
          cancelTimer.run();
          if (verdict == null) {
            abandon();
          }
          if (!Guard.run("end of a wait", () -> relay.execute(() -> next.accept(verdict)))) {
            // Better on this thread than never.
            next.accept(verdict);
          }
        });
    return () -> {
      cancelTimer.run();
      abandon();
    };
  }

  /* Never fails: what goes wrong on the way is a verdict to proceed. */
  private CompletableFuture<Verdict> coming() {
    return Guard.call(
            "start of a wait", later::verdict, CompletableFuture.completedFuture(Verdict.proceed()))
        .handle(Waiting::settled);
  }

  private static Verdict settled(@Nullable Verdict verdict, @Nullable Throwable failed) {
    if (verdict != null) {
      return verdict;
    }
    SuppressedFailures.record(
        "later verdict", failed == null ? new NullPointerException("no verdict") : failed);
    return Verdict.proceed();
  }

  private void abandon() {
    Guard.run("end of a wait", later::abandon);
  }
}
