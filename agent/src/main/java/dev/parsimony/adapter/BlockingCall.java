/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Verdict;
import org.jspecify.annotations.Nullable;

/** Runs one call on the application's thread. */
final class BlockingCall<Q, R> {

  private final InterceptedCall<Q, R> intercepted;

  BlockingCall(InterceptedCall<Q, R> intercepted) {
    this.intercepted = intercepted;
  }

  /** What the original method returns or throws, or an answer of the agent's. */
  R run() throws Throwable {
    Verdict verdict = intercepted.call.begin();
    while (verdict.kind() == Verdict.Kind.JOIN || verdict.kind() == Verdict.Kind.PENDING) {
      verdict = intercepted.call.resume(await(verdict));
    }
    R answer = verdict.kind() == Verdict.Kind.ANSWER ? intercepted.answered(verdict.reply()) : null;
    return answer != null ? answer : send(verdict.request());
  }

  private @Nullable Verdict await(Verdict waiting) throws Throwable {
    Verdict come = intercepted.await(waiting);
    if (come == null && !intercepted.retriesAfterTimeout()) {
      throw intercepted.timedOut();
    }
    return come;
  }

  private R send(@Nullable WireRequest changed) throws Throwable {
    R response;
    try {
      response = requireNonNull(intercepted.send(changed), "no response");
    } catch (Throwable ofTheCall) {
      if (intercepted.isOfTheOriginal(ofTheCall)) {
        if (!Thread.currentThread().isInterrupted() && intercepted.resendsAfter(ofTheCall)) {
          return send(null);
        }
        intercepted.failed(ofTheCall);
      }
      throw ofTheCall;
    }
    boolean again =
        intercepted.resendsAfter(response)
            || (intercepted.judges(response) && intercepted.escalates(response));
    return again ? send(null) : intercepted.opened(response);
  }
}
