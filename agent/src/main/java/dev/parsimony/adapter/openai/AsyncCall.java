/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.util.Objects.requireNonNull;

import com.openai.core.http.HttpResponse;
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
  private volatile boolean givenUp;

  AsyncCall(SdkCall sdk, SdkTimeouts timeouts) {
    this.sdk = sdk;
    this.timeouts = timeouts;
  }

  /** A future of what the original method's future holds, or of an answer of the agent's. */
  CompletableFuture<HttpResponse> run() {
    try {
      Verdict verdict = sdk.call.begin();
      if (verdict.kind() == Verdict.Kind.PROCEED) {
        send(verdict.request());
      } else {
        follow(verdict);
      }
      return result;
    } catch (Throwable failure) {
      // The application gets another future: nothing may be sent for this one any more.
      givenUp = true;
      throw failure;
    }
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
          conclude(answer, null);
        }
        break;
      case JOIN:
      case PENDING:
        wait(verdict);
        break;
    }
  }

  private void wait(Verdict verdict) {
    Runnable stopWaiting =
        requireNonNull(sdk.call.whenReady(verdict, this::goOn), "nothing to wait for");
    result.onCancel(
        () -> {
          stopWaiting.run();
          sdk.failed(new CancellationException());
        });
  }

  private void goOn(@Nullable Verdict come) {
    try {
      resume(come);
    } catch (Throwable failure) {
      sendAnew(failure);
    }
  }

  private void resume(@Nullable Verdict come) {
    if (result.isCancelled() || givenUp) {
      return;
    }
    if (come == null && !timeouts.retries(sdk.client)) {
      result.completeExceptionally(sdk.timedOut());
    } else {
      follow(sdk.call.resume(come));
    }
  }

  /* Away from the caller's thread, what the original method throws has to go into the future. */
  private void sendLater(@Nullable WireRequest changed) {
    try {
      send(changed);
    } catch (Throwable failure) {
      if (sdk.isOfTheOriginal(failure)) {
        result.completeExceptionally(failure);
      } else {
        sendAnew(failure);
      }
    }
  }

  /* What is left after a failure of the agent, where the original method can no longer just run. */
  private void sendAnew(Throwable failure) {
    sdk.giveUp("going on with the call", failure);
    if (result.isDone()) {
      return;
    }
    try {
      CompletableFuture<HttpResponse> sent = sdk.sentOrSendAnew();
      result.onCancel(() -> sent.cancel(true));
      sent.whenComplete(this::conclude);
    } catch (Throwable ofTheCall) {
      result.completeExceptionally(ofTheCall);
    }
  }

  private void send(@Nullable WireRequest changed) {
    CompletableFuture<HttpResponse> sent;
    try {
      sent = requireNonNull(sdk.executeAsync(changed), "no future");
    } catch (Throwable failure) {
      if (sdk.isOfTheOriginal(failure)) {
        if (sdk.resends(null)) {
          send(null);
          return;
        }
        sdk.failed(failure);
      }
      throw failure;
    }
    result.onCancel(() -> sent.cancel(true));
    sent.whenComplete(
        (response, ofTheCall) -> {
          try {
            finish(response, ofTheCall);
          } catch (Throwable failure) {
            sdk.giveUp("end of the call", failure);
            conclude(response, ofTheCall);
          }
        });
  }

  private void finish(@Nullable HttpResponse response, @Nullable Throwable ofTheCall) {
    if (!result.isDone() && sdk.resends(response)) {
      sendLater(null);
    } else if (response == null) {
      sdk.failed(ofTheCall == null ? new IllegalStateException("no response") : ofTheCall);
      conclude(null, ofTheCall);
    } else {
      conclude(requireNonNull(sdk.opened(response), "no response"), null);
    }
  }

  private void conclude(@Nullable HttpResponse response, @Nullable Throwable ofTheCall) {
    if (response == null) {
      result.completeExceptionally(
          ofTheCall == null ? new IllegalStateException("no response") : ofTheCall);
    } else if (!result.complete(response)) {
      Guard.run("closing of an unwanted response", () -> Responses.close(response));
    }
  }
}
