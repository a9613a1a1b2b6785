/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.http.HttpResponse;
import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Verdict;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Runs one call without ever holding the application's thread. */
final class AsyncCall {

  private final SdkCall sdk;
  private final SdkTimeouts timeouts;
  private final CancellingFuture result = new CancellingFuture();

  AsyncCall(SdkCall sdk, SdkTimeouts timeouts) {
    this.sdk = sdk;
    this.timeouts = timeouts;
  }

  /** A future of what the original method's future holds, or of an answer of the agent's. */
  CompletableFuture<HttpResponse> run() {
    Verdict verdict = sdk.call.begin();
    if (verdict.kind() == Verdict.Kind.PROCEED) {
      send(verdict.request());
    } else {
      follow(verdict);
    }
    return result;
  }

  private void follow(Verdict verdict) {
    switch (verdict.kind()) {
      case PROCEED:
        sendLater(verdict.request());
        break;
      case ANSWER:
        HttpResponse answer = sdk.answered(verdict.reply());
        if (answer == null) {
          sendLater(verdict.request());
        } else {
          hand(answer);
        }
        break;
      case JOIN:
      case PENDING:
        wait(verdict);
        break;
    }
  }

  private void wait(Verdict verdict) {
    Runnable stopWaiting = sdk.call.whenReady(verdict, this::resume);
    result.onCancel(
        () -> {
          stopWaiting.run();
          sdk.call.failed(new CancellationException());
        });
  }

  private void resume(@Nullable Verdict come) {
    if (result.isCancelled()) {
      return;
    }
    if (come == null && !timeouts.retries(sdk.client)) {
      RuntimeException timedOut = SdkTimeouts.timedOut();
      sdk.call.failed(timedOut);
      result.completeExceptionally(timedOut);
    } else {
      follow(sdk.call.resume(come));
    }
  }

  /* Away from the caller's thread, what the original method throws has to go into the future. */
  private void sendLater(@Nullable WireRequest changed) {
    try {
      send(changed);
    } catch (Throwable ofTheCall) {
      result.completeExceptionally(ofTheCall);
    }
  }

  private void send(@Nullable WireRequest changed) {
    CompletableFuture<HttpResponse> sent;
    try {
      sent = sdk.executeAsync(changed);
    } catch (Throwable ofTheCall) {
      if (sdk.resends(null)) {
        send(null);
        return;
      }
      sdk.call.failed(ofTheCall);
      throw ofTheCall;
    }
    result.onCancel(() -> sent.cancel(true));
    sent.whenComplete(this::finishGuarded);
  }

  /* What is thrown in a callback goes nowhere, and would leave the application waiting. */
  private void finishGuarded(@Nullable HttpResponse response, @Nullable Throwable ofTheCall) {
    try {
      finish(response, ofTheCall);
    } catch (Throwable failure) {
      SuppressedFailures.record("end of the call", failure);
      if (response != null) {
        result.complete(response);
      } else {
        result.completeExceptionally(ofTheCall == null ? failure : ofTheCall);
      }
    }
  }

  private void finish(@Nullable HttpResponse response, @Nullable Throwable ofTheCall) {
    if (!result.isDone() && sdk.resends(response)) {
      sendLater(null);
    } else if (response == null) {
      Throwable failure = ofTheCall == null ? new IllegalStateException("no response") : ofTheCall;
      sdk.call.failed(failure);
      result.completeExceptionally(failure);
    } else {
      hand(sdk.opened(response));
    }
  }

  private void hand(HttpResponse response) {
    if (!result.complete(response)) {
      Guard.run("closing of a late response", () -> Responses.close(response));
    }
  }
}
