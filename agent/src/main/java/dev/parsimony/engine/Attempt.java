/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.TraceParent;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.KeyHeaders;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One attempt of a call, and what it goes on from when another one failed before it. */
final class Attempt {

  private final WireRequest request;
  private final @Nullable RetryScope scope;
  private final int resends;
  private final Stopwatch stopwatch;
  private final @Nullable ClosedCall replaced;
  private HeldCalls.@Nullable Held held;
  private @Nullable Refusal refusal;

  private Attempt(
      WireRequest request,
      @Nullable RetryScope scope,
      int resends,
      @Nullable ClosedCall replaced,
      Stopwatch stopwatch) {
    this.request = request;
    this.scope = scope;
    this.resends = resends;
    this.replaced = replaced;
    this.stopwatch = stopwatch;
  }

  /** The only one of its call, as far as can be known. */
  static Attempt alone(WireRequest request) {
    return new Attempt(request, null, 0, null, Stopwatch.started());
  }

  /** The first of a call that may be tried again. */
  static Attempt first(WireRequest request, RetryScope scope) {
    return new Attempt(request, scope, 0, null, Stopwatch.started());
  }

  /** Whether a request is the same once more. */
  boolean isOf(WireRequest other) {
    return request.method().equals(other.method())
        && request.url().equals(other.url())
        && Arrays.equals(request.body(), other.body());
  }

  /** The one after this, which has failed; the first of another call when that was long ago. */
  Attempt next(WireRequest again) {
    ClosedCall dropped = held == null ? null : held.drop();
    if (held != null && dropped == null) {
      return new Attempt(again, scope, 0, null, Stopwatch.started());
    }
    Attempt next =
        new Attempt(
            again,
            scope,
            resends + 1,
            dropped,
            dropped == null ? Stopwatch.started() : stopwatch.again());
    boolean sameCaller = KeyHeaders.alike(request.headers(), again.headers());
    next.refusal = sameCaller ? refusal : null;
    return next;
  }

  Stopwatch stopwatch() {
    return stopwatch;
  }

  /** How many attempts of the call came before. */
  int resends() {
    return resends;
  }

  /** The span that the call was made under. */
  @Nullable TraceParent parent(@Nullable TraceParent own) {
    return replaced == null ? own : replaced.parent;
  }

  /** Keeps a refusal of a policy's: it holds for the attempts that follow. */
  void follow(Verdict verdict, PolicyRun decided) {
    boolean known = refusal != null && refusal.verdict == verdict;
    if (scope != null && verdict.isRefusal() && !known) {
      refusal = new Refusal(verdict, decided);
    }
  }

  /** What an earlier attempt was refused with, not long ago; nobody is asked again. */
  @Nullable Refusal refusal() {
    return refusal == null || refusal.since.elapsed() > HeldCalls.LONGEST_NANOS ? null : refusal;
  }

  /** The attempt has come to this. */
  void ended(ClosedCall call, Observer observer) {
    if (scope != null && call.isFailed()) {
      scope.failed(this, call, observer);
    } else {
      observer.closed(call);
    }
  }

  void hold(HeldCalls.@Nullable Held until) {
    held = until;
  }

  /** No other one follows. */
  void tell() {
    if (held != null) {
      held.tell();
    }
  }

  /** A policy's answer that the call is not to be made, and what was decided on the way to it. */
  static final class Refusal {

    final Verdict verdict;
    final PolicyRun decided;
    private final Stopwatch since = Stopwatch.started();

    Refusal(Verdict verdict, PolicyRun decided) {
      this.verdict = verdict;
      this.decided = decided;
    }
  }
}
