/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.util.Objects.requireNonNull;

import com.openai.core.http.HttpResponse;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Verdict;
import org.jspecify.annotations.Nullable;

/** Runs one call on the application's thread. */
final class BlockingCall {

  private final SdkCall sdk;
  private final SdkTimeouts timeouts;

  BlockingCall(SdkCall sdk, SdkTimeouts timeouts) {
    this.sdk = sdk;
    this.timeouts = timeouts;
  }

  /** What the original method returns or throws, or an answer of the agent's. */
  HttpResponse run() {
    Verdict verdict = sdk.call.begin();
    while (verdict.kind() == Verdict.Kind.JOIN || verdict.kind() == Verdict.Kind.PENDING) {
      verdict = sdk.call.resume(await(verdict));
    }
    HttpResponse answer =
        verdict.kind() == Verdict.Kind.ANSWER ? sdk.answered(verdict.reply()) : null;
    return answer != null ? answer : send(verdict.request());
  }

  private @Nullable Verdict await(Verdict waiting) {
    Verdict come = sdk.call.await(waiting);
    if (come == null && !timeouts.retries(sdk.client)) {
      throw sdk.timedOut();
    }
    return come;
  }

  private HttpResponse send(@Nullable WireRequest changed) {
    HttpResponse response;
    try {
      response = requireNonNull(sdk.execute(changed), "no response");
    } catch (Throwable ofTheCall) {
      if (sdk.isOfTheOriginal(ofTheCall)) {
        if (!Thread.currentThread().isInterrupted() && sdk.resends(null)) {
          return send(null);
        }
        sdk.failed(ofTheCall);
      }
      throw ofTheCall;
    }
    return sdk.resends(response) ? send(null) : sdk.opened(response);
  }
}
