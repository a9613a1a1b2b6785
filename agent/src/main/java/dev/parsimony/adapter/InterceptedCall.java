/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.engine.ReadBody;
import dev.parsimony.engine.ReplyLimit;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One intercepted call between the engine and a client library: what both ways of waiting have in
 * common. Keeps what the original method did, which stands whatever fails around it.
 *
 * @param <Q> the library's request
 * @param <R> the library's response
 */
public final class InterceptedCall<Q, R> {

  final Call call;
  private final LibraryCall<Q, R> library;
  private final Executor elsewhere;
  private @Nullable Object @Nullable [] outcome;
  private volatile boolean readAhead;
  private boolean late;
  private volatile boolean joined;

  public InterceptedCall(Call call, LibraryCall<Q, R> library) {
    this.call = call;
    this.library = library;
    this.elsewhere = call.elsewhere();
  }

  /**
   * Runs the call. The application's own exceptions pass through, and nothing of the agent's.
   *
   * @return as at {@link dev.parsimony.bootstrap.CallHandler#handle}
   */
  public @Nullable Object @Nullable [] run(Delivery delivery) {
    try {
      Object result =
          delivery == Delivery.BLOCKING
              ? new BlockingCall<>(this).run()
              : new AsyncCall<>(this).run();
      return new @Nullable Object[] {requireNonNull(result, "no result"), null};
    } catch (Throwable failure) {
      return outcomeDespite(failure);
    }
  }

  /**
   * Runs a call that the original method only starts, and whose end is told to a receiver; told
   * more than once where the agent fails, and the first counts.
   *
   * @return as at {@link dev.parsimony.bootstrap.CallHandler#handle}
   */
  @SuppressWarnings("unchecked") // of an asynchronous call
  public @Nullable Object @Nullable [] run(BiConsumer<@Nullable R, @Nullable Throwable> receiver) {
    try {
      new AsyncCall<>(this).tell(receiver).run();
      return new @Nullable Object[] {null, null};
    } catch (Throwable failure) {
      @Nullable Object[] despite = outcomeDespite(failure);
      if (despite == null || despite[1] != null) {
        return despite;
      }
      CompletableFuture<R> sent = (CompletableFuture<R>) requireNonNull(despite[0], "no future");
      Guard.insist("end of a started call", () -> sent.whenComplete(receiver), elsewhere);
      return new @Nullable Object[] {null, null};
    }
  }

  private @Nullable Object @Nullable [] outcomeDespite(Throwable failure) {
    if (!isOfTheOriginal(failure)) {
      giveUp("running of the call", failure);
    }
    return isOfTheOriginal(failure) || !isLost() ? outcome : null;
  }

  /** Whether the library's response can no longer be given to the application as it is. */
  boolean isLost() {
    boolean ofSeveral = joined && outcome != null && outcome[0] != null;
    return readAhead || ofSeveral || Guard.call("look at a response", library::isHeld, true);
  }

  /** Whether the original method threw this. */
  boolean isOfTheOriginal(Throwable failure) {
    return outcome != null && outcome[1] == failure;
  }

  /** Counts a failure of the agent, which has no further part in this call. */
  void giveUp(String step, Throwable failure) {
    SuppressedFailures.record(step, failure);
    Guard.insist("release of the call", call::abandon, elsewhere);
  }

  /** The original method failed; what it threw may stand for a reply. */
  void failed(Throwable cause) {
    WireReply rejection = Guard.orNull("look at a failure", () -> library.rejection(cause));
    if (rejection == null || !Guard.run("reading of a rejection", () -> rejected(rejection))) {
      Guard.insist("end of the call", () -> call.failed(cause), elsewhere);
    }
  }

  private void rejected(WireReply rejection) throws IOException {
    InputStream body = call.opened(rejection.status(), rejection.headers(), rejection.openBody());
    while (body.read(new byte[2048]) >= 0) {
      // The library has read it, and nobody else will.
    }
  }

  private static int statusOf(@Nullable WireReply rejection) {
    return rejection == null ? 0 : rejection.status();
  }

  boolean endsByFailure() {
    return library.endsByFailure();
  }

  /** Waits for a later verdict; null when the time was up. */
  @Nullable Verdict await(Verdict waiting) {
    return call.await(
        waiting, stop -> Guard.run("following of a cancel", () -> library.onCancel(stop)));
  }

  boolean retriesAfterTimeout() {
    return library.retriesAfterTimeout();
  }

  /** Ends the call as the library ends one that took too long. */
  Throwable timedOut() {
    Throwable timedOut = library.timedOut();
    outcome = new @Nullable Object[] {null, timedOut};
    failed(timedOut);
    return timedOut;
  }

  /** Whether a changed request whose rejection the library returned is to be sent unchanged. */
  boolean resendsAfter(R rejection) {
    return resends(
        () -> late ? Call.TOO_LATE : library.status(rejection),
        () -> Guard.run("closing of a rejected response", () -> library.close(rejection)));
  }

  /** Whether a changed request whose rejection or failure was thrown is to be sent unchanged. */
  boolean resendsAfter(Throwable thrown) {
    return resends(
        () ->
            late || TimeLimits.isReached(thrown)
                ? Call.TOO_LATE
                : statusOf(library.rejection(thrown)),
        () -> {});
  }

  /** Whether the answer to a changed request is to be read before the application gets it. */
  boolean judges(R response) {
    return joined || (call.isChanged() && isToBeJudged(response));
  }

  private boolean isToBeJudged(R response) {
    return Guard.call(
        "look at an answer",
        () -> {
          WireHeaders headers = library.headers(response);
          return headers != null && call.judges(library.status(response), headers);
        },
        false);
  }

  /* Nothing of an answer to several calls reaches the application: only its part does. */
  private boolean takesApart(R response) {
    joined = false;
    readAhead = true;
    boolean taken =
        Guard.call(
            "taking apart of an answer",
            () ->
                library.status(response) == 200
                    && call.takesApart(
                        requireNonNull(library.headers(response), "no headers"),
                        ReadBody.ofSeveral(library.body(response))),
            false);
    if (!taken) {
      Guard.run("resend", () -> call.resend(0));
      outcome = null;
      Guard.run("closing of an unwanted response", () -> library.close(response));
    }
    return taken;
  }

  /** Where an answer is read that nobody waits for. */
  Executor judgesOn() {
    return Guard.call("look at an answer", library::isReadInPlace, false)
        ? Runnable::run
        : call.readers();
  }

  /** Reads the answer and judges it: whether the request is to be sent unchanged. Blocks. */
  boolean escalates(R response) {
    if (joined) {
      return !takesApart(response);
    }
    InputStream body = Guard.orNull("body of an answer", () -> library.body(response));
    if (body == null) {
      return false;
    }
    readAhead = true;
    ReadBody read = ReadBody.of(body);
    if (!Guard.call("judging of an answer", () -> call.escalates(read), true)) {
      return false;
    }
    Guard.run("resend", () -> call.resend(0));
    outcome = null;
    Guard.run("closing of an unwanted response", () -> library.close(response));
    return true;
  }

  private boolean resends(Callable<Integer> status, Runnable discard) {
    if (!call.isChanged()) {
      return false;
    }
    int rejected = Guard.call("status of a response", status, 200);
    if (!Guard.call("resend", () -> call.resend(rejected) != null, false)) {
      return false;
    }
    outcome = null;
    discard.run();
    return true;
  }

  /** Sends through the original method, which then blocks. */
  R send(@Nullable WireRequest changed) throws Throwable {
    Q outgoing = requireNonNull(outgoing(changed), "no request");
    ReplyLimit limit =
        library.isAbandonable() ? limit(() -> library.abandon(outgoing)) : ReplyLimit.NONE;
    try {
      return noting(() -> library.send(outgoing));
    } finally {
      late = !limit.isMet();
    }
  }

  /** The time that a request without a response has, where it can be given up after it. */
  ReplyLimit limitAsync(Runnable giveUp) {
    return library.isAbandonableAsync() ? limit(giveUp) : ReplyLimit.NONE;
  }

  private ReplyLimit limit(Runnable giveUp) {
    return call.isChanged()
        ? Guard.call("limit of a request", () -> call.limit(giveUp), ReplyLimit.NONE)
        : ReplyLimit.NONE;
  }

  /** Gives up an asynchronous request that took too long: whether it is to be sent unchanged. */
  boolean resendsInPlaceOf(CompletableFuture<R> sent) {
    Guard.run("giving up", () -> library.abandonAsync(sent));
    return resends(() -> Call.TOO_LATE, () -> {});
  }

  /**
   * Sends through the original method, which returns at once.
   *
   * @param follow given what is going to hold the end, before the end can have been missed
   */
  void sendAsync(@Nullable WireRequest changed, Consumer<CompletableFuture<R>> follow)
      throws Throwable {
    Q outgoing = requireNonNull(outgoing(changed), "no request");
    if (library.isOnlyStarted()) {
      start(outgoing, follow);
    } else {
      follow.accept(
          requireNonNull(noting(() -> library.sendAsync(outgoing)), "no future of the library's"));
    }
  }

  /** Follows what the original method has sent; where it was not asked, the call is made anew. */
  @SuppressWarnings("unchecked") // of an asynchronous call
  void sentOrSendAnew(Consumer<CompletableFuture<R>> follow) throws Throwable {
    Object sent = outcome == null || isLost() ? null : outcome[0];
    readAhead = false;
    joined = false;
    if (sent != null) {
      follow.accept((CompletableFuture<R>) sent);
    } else if (library.isOnlyStarted()) {
      start(library.request(), follow);
    } else {
      follow.accept(library.sendAsync(library.request()));
    }
  }

  private void start(Q outgoing, Consumer<CompletableFuture<R>> follow) throws Throwable {
    CompletableFuture<R> end = new CompletableFuture<>();
    follow.accept(end);
    calling(
        () -> {
          outcome = new @Nullable Object[] {end, null};
          library.start(outgoing, end);
          return end;
        });
  }

  /** The provider's response as the application gets it. */
  R opened(R response) throws Throwable {
    return requireNonNull(taken(openedAsync(response)), "no response");
  }

  /** The same without holding the thread; fails where the library does. */
  CompletableFuture<R> openedAsync(R response) {
    CompletableFuture<R> watched =
        Guard.orNull("handing over of the response", () -> library.watchedAsync(response, call));
    return watched == null ? CompletableFuture.completedFuture(unwatched(response)) : watched;
  }

  private R unwatched(R response) {
    if (isLost()) {
      close(response);
      throw new IllegalStateException("the beginning of the reply is lost");
    }
    Guard.insist("release of the call", () -> call.unseen(response), elsewhere);
    return response;
  }

  /** An answer of the agent's as the application gets it; null when it cannot be given. */
  @Nullable R answered(WireReply reply) throws Throwable {
    CompletableFuture<R> answer =
        Guard.orNull("handing over of the answer", () -> library.answerWaiting(reply, call));
    return answer == null ? null : taken(answer);
  }

  /* What the reading of its body ends with is the application's. */
  private @Nullable R taken(CompletableFuture<@Nullable R> answer) throws Throwable {
    try {
      return library.taken(answer);
    } catch (Throwable ofTheCall) {
      outcome = new @Nullable Object[] {null, ofTheCall};
      dropped(ofTheCall);
      throw ofTheCall;
    }
  }

  void dropped(Throwable cause) {
    Guard.insist("end of the call", () -> call.dropped(cause), elsewhere);
  }

  /** The same without holding the thread; null when it cannot be given. */
  @Nullable CompletableFuture<R> answeredAsync(WireReply reply) {
    return Guard.orNull("handing over of the answer", () -> library.answerAsync(reply, call));
  }

  void close(R unwanted) {
    Guard.run("closing of an unwanted response", () -> library.close(unwanted));
  }

  /* An untouched request leaves as the very object that the application's call made. */
  private Q outgoing(@Nullable WireRequest changed) {
    Q made =
        changed == null
            ? null
            : Guard.orNull("change of the request", () -> library.made(changed, call));
    if (made == null && changed != null) {
      Guard.run("keeping of the request", call::unsendable);
    }
    joined = made != null && Guard.call("look at a request", call::isJoined, true);
    return made == null ? library.request() : made;
  }

  private <T> T noting(Original<T> original) throws Throwable {
    T returned = calling(original);
    outcome = new @Nullable Object[] {returned, null};
    return returned;
  }

  private <T> T calling(Original<T> original) throws Throwable {
    readAhead = false;
    Reentry.expect(library.target());
    try {
      return original.call();
    } catch (Throwable ofTheCall) {
      outcome = new @Nullable Object[] {null, ofTheCall};
      throw ofTheCall;
    } finally {
      Reentry.forget();
    }
  }
}
