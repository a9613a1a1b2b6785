/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.engine.ReplyLimit;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Runs one call without ever holding the application's thread. */
final class AsyncCall<Q, R> {

  private final InterceptedCall<Q, R> intercepted;
  private final CancellingFuture<R> result;
  private volatile boolean givenUp;
  private volatile boolean told;

  AsyncCall(InterceptedCall<Q, R> intercepted) {
    this.intercepted = intercepted;
    this.result = new CancellingFuture<>(intercepted.endsByFailure());
  }

  /** Has somebody told of the end, whenever it comes. */
  AsyncCall<Q, R> tell(BiConsumer<@Nullable R, @Nullable Throwable> receiver) {
    result.whenComplete(
        (response, ofTheCall) -> {
          try {
            receiver.accept(response, ofTheCall);
          } catch (Throwable failure) {
            SuppressedFailures.record("end of a started call", failure);
            receiver.accept(response, ofTheCall);
          }
        });
    return this;
  }

  /** A future of what the original method's future holds, or of an answer of the agent's. */
  CompletableFuture<R> run() throws Throwable {
    try {
      Verdict verdict = intercepted.call.begin();
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
        answer(verdict);
        break;
      case JOIN:
      case PENDING:
        wait(verdict);
        break;
    }
  }

  private void answer(Verdict verdict) {
    CompletableFuture<R> answer = intercepted.answeredAsync(verdict.reply());
    if (answer == null) {
      sendLater(verdict.request());
      return;
    }
    result.onCancel(cause -> end(answer, cause));
    answer.whenComplete(
        (given, failureOfTheAnswer) -> {
          try {
            take(verdict, given, failureOfTheAnswer);
          } catch (Throwable failure) {
            sendAnew(failure);
          }
        });
  }

  private void take(Verdict verdict, @Nullable R given, @Nullable Throwable failure) {
    if (given == null && failure == null) {
      sendLater(verdict.request());
    } else {
      give(given, failure);
    }
  }

  private void end(CompletableFuture<R> work, Throwable cause) {
    if (intercepted.endsByFailure()) {
      work.completeExceptionally(cause);
    } else {
      work.cancel(true);
    }
  }

  private void wait(Verdict verdict) {
    Runnable stopWaiting =
        requireNonNull(intercepted.call.whenReady(verdict, this::goOn), "nothing to wait for");
    result.onCancel(
        cause -> {
          stopWaiting.run();
          intercepted.failed(cause);
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
    if (result.wasCancelled() || givenUp) {
      return;
    }
    if (come == null && !intercepted.retriesAfterTimeout()) {
      result.completeExceptionally(intercepted.timedOut());
    } else {
      follow(intercepted.call.resume(come));
    }
  }

  /* Away from the caller's thread, what the original method throws has to go into the future. */
  private void sendLater(@Nullable WireRequest changed) {
    try {
      send(changed);
    } catch (Throwable failure) {
      if (intercepted.isOfTheOriginal(failure)) {
        result.completeExceptionally(failure);
      } else {
        sendAnew(failure);
      }
    }
  }

  /* What is left after a failure of the agent, where the original method can no longer just run. */
  private void sendAnew(Throwable failure) {
    intercepted.giveUp("going on with the call", failure);
    if (result.isDone()) {
      return;
    }
    try {
      intercepted.sentOrSendAnew(
          sent -> {
            result.onCancel(cause -> end(sent, cause));
            sent.whenComplete(this::concludeUnseen);
          });
    } catch (Throwable ofTheCall) {
      result.completeExceptionally(ofTheCall);
    }
  }

  private void send(@Nullable WireRequest changed) throws Throwable {
    told = false;
    try {
      intercepted.sendAsync(changed, this::follow);
    } catch (Throwable failure) {
      if (!told && intercepted.isOfTheOriginal(failure)) {
        if (intercepted.resendsAfter(failure)) {
          send(null);
          return;
        }
        intercepted.failed(failure);
      }
      throw failure;
    }
  }

  private void follow(CompletableFuture<R> sent) {
    result.onCancel(cause -> end(sent, cause));
    ReplyLimit limit = intercepted.limitAsync(() -> giveUp(sent));
    sent.whenComplete(
        (response, ofTheCall) -> {
          if (!limit.isMet()) {
            discard(response);
            return;
          }
          try {
            told = true;
            finish(response, ofTheCall);
          } catch (Throwable failure) {
            intercepted.giveUp("end of the call", failure);
            concludeUnseen(response, ofTheCall);
          }
        });
  }

  private void giveUp(CompletableFuture<R> sent) {
    try {
      if (result.isDone()) {
        return;
      }
      if (!intercepted.resendsInPlaceOf(sent)) {
        throw new IllegalStateException("the request cannot be sent again");
      }
      sendLater(null);
    } catch (Throwable failure) {
      sendAnew(failure);
    }
  }

  private void discard(@Nullable R late) {
    if (late != null) {
      intercepted.close(late);
    }
  }

  private void finish(@Nullable R response, @Nullable Throwable ofTheCall) {
    if (response == null) {
      fail(ofTheCall == null ? new IllegalStateException("no response") : ofTheCall);
    } else if (!result.isDone() && intercepted.resendsAfter(response)) {
      sendLater(null);
    } else if (!result.isDone() && intercepted.judges(response)) {
      result.onCancel(cause -> intercepted.close(response));
      intercepted
          .judgesOn()
          .execute(
              () -> {
                try {
                  judge(response);
                } catch (Throwable failure) {
                  sendAnew(failure);
                }
              });
    } else {
      open(response);
    }
  }

  /* Reads, which may block. */
  private void judge(R response) {
    if (intercepted.escalates(response) && !result.isDone()) {
      sendLater(null);
    } else {
      open(response);
    }
  }

  private void open(R response) {
    CompletableFuture<R> opened = requireNonNull(intercepted.openedAsync(response), "no future");
    result.onCancel(cause -> end(opened, cause));
    opened.whenComplete(
        (made, ofTheCall) -> {
          try {
            take(made, ofTheCall);
          } catch (Throwable failure) {
            // Others may read the same reply: it is not given in another way.
            SuppressedFailures.record("end of the call", failure);
            give(made, ofTheCall);
          }
        });
  }

  private void take(@Nullable R made, @Nullable Throwable ofTheCall) {
    if (made == null && ofTheCall == null) {
      sendAnew(new IllegalStateException("no response"));
    } else {
      give(made, ofTheCall);
    }
  }

  /* Where the library makes nothing of a reply, nobody else is left to end the call. */
  private void give(@Nullable R made, @Nullable Throwable ofTheCall) {
    if (made == null && ofTheCall != null) {
      intercepted.dropped(ofTheCall);
    }
    conclude(made, ofTheCall);
  }

  private void fail(Throwable ofTheCall) {
    if (!result.isDone() && intercepted.resendsAfter(ofTheCall)) {
      sendLater(null);
    } else {
      intercepted.failed(ofTheCall);
      conclude(null, ofTheCall);
    }
  }

  /* What the agent holds of a response is lost with it. */
  private void concludeUnseen(@Nullable R response, @Nullable Throwable ofTheCall) {
    if (response != null && intercepted.isLost()) {
      intercepted.close(response);
      sendAnew(new IllegalStateException("the reply is lost"));
    } else {
      conclude(response, ofTheCall);
    }
  }

  private void conclude(@Nullable R response, @Nullable Throwable ofTheCall) {
    if (response == null) {
      result.completeExceptionally(
          ofTheCall == null ? new IllegalStateException("no response") : ofTheCall);
    } else if (!result.complete(response)) {
      intercepted.close(response);
    }
  }
}
