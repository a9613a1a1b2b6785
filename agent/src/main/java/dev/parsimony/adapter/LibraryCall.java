/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import static java.util.Objects.requireNonNull;

import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client library in the library's own types. Knows how to send and how to build; when
 * and how often is decided by {@link InterceptedCall}.
 *
 * @param <Q> the library's request
 * @param <R> the library's response
 */
public interface LibraryCall<Q, R> {

  /** The object whose woven method was called. */
  Object target();

  /** The request as the application made it: the very object. */
  Q request();

  /** The request with the agent's changes. */
  Q changed(WireRequest changed);

  /**
   * The same for a request that the library is not to send again by itself, where it can be told
   * so: what is rejected is sent as the application made it, and that as often as the library
   * likes.
   */
  default Q changedOnce(WireRequest changed) {
    return changed(changed);
  }

  /** The request with the agent's changes; null where the library cannot send it. */
  default @Nullable Q made(WireRequest changed, Call call) {
    if (call.isMoved(changed) && !movesUrl()) {
      return null;
    }
    return call.isOnTrial() ? changedOnce(changed) : changed(changed);
  }

  /** Whether a changed request may have another URL, where some formats name the model. */
  default boolean movesUrl() {
    return false;
  }

  /** Sends by calling the woven method again, which then blocks; throws what that throws. */
  R send(Q request) throws Throwable;

  /** Sends by calling the woven method again, which then returns at once. */
  CompletableFuture<R> sendAsync(Q request) throws Throwable;

  /** Whether the woven method returns nothing, and tells of the end itself: at times before. */
  default boolean isOnlyStarted() {
    return false;
  }

  /**
   * Sends by calling such a method again.
   *
   * @param end completed by what it tells, and followed already by those who decide on it
   */
  default void start(Q request, CompletableFuture<R> end) throws Throwable {
    throw new UnsupportedOperationException("returns what it sends");
  }

  int status(R response);

  /**
   * The headers of a response whose {@link #body} may be read before {@link #watched} hands it on;
   * null where this library's cannot be.
   */
  default @Nullable WireHeaders headers(R response) {
    return null;
  }

  /** The body of a response; what is read from here is missing at {@link #watched}. */
  default InputStream body(R response) {
    throw new UnsupportedOperationException("the body cannot be read");
  }

  /** Whether the thread that tells of a response may wait until its body has been read. */
  default boolean isReadInPlace() {
    return false;
  }

  /**
   * Whether the response to what was sent last is nothing without the agent, which holds its body:
   * the application can be given it by {@link #watchedAsync} alone.
   */
  default boolean isHeld() {
    return false;
  }

  /**
   * Hands a response of the provider to the engine.
   *
   * @param call to be told last, by {@link Call#opened}: from then on the reply may be read on
   *     others' behalf
   * @return the response as the application gets it, over the body that the engine gives
   */
  R watched(R response, Call call);

  /** The same where the library makes something of the body first; it may fail at that. */
  default CompletableFuture<R> watchedAsync(R response, Call call) {
    return CompletableFuture.completedFuture(
        requireNonNull(watched(response, call), "no response"));
  }

  /**
   * A response over an answer of the agent's.
   *
   * @param call gives the body, by {@link Call#answered}
   * @return null when the answer cannot be given
   */
  @Nullable R answer(WireReply reply, Call call);

  /**
   * The same where nobody may wait for the library to read the answer.
   *
   * @return completes with null when the answer cannot be given, and with what the library throws
   *     where it does so for an answer of this status
   */
  default CompletableFuture<@Nullable R> answerAsync(WireReply reply, Call call) {
    return CompletableFuture.completedFuture(answer(reply, call));
  }

  /** The same where the calling thread waits in {@link #taken} until the library has read it. */
  default CompletableFuture<@Nullable R> answerWaiting(WireReply reply, Call call) {
    return CompletableFuture.completedFuture(answer(reply, call));
  }

  /** Waits for such an answer as the library would, and throws what it would throw. */
  default @Nullable R taken(CompletableFuture<@Nullable R> answer) throws Throwable {
    try {
      return answer.get();
    } catch (ExecutionException thrown) {
      throw requireNonNull(thrown.getCause(), "no cause");
    }
  }

  void close(R response);

  /**
   * Whether a request that {@link #send} waits for can be ended from another thread, so that the
   * application's own can be sent after it.
   */
  default boolean isAbandonable() {
    return false;
  }

  /** Ends the sending of such a request, which is not the application's own. */
  default void abandon(Q changed) {}

  /**
   * The same where nobody waits; what comes of it all the same is closed. Not where a reply is told
   * of before there is a response.
   */
  default boolean isAbandonableAsync() {
    return false;
  }

  /** Ends the sending, where that is possible. */
  default void abandonAsync(CompletableFuture<R> sent) {}

  /** Whether a future that is completed with a failure from outside ends the work for it. */
  default boolean endsByFailure() {
    return false;
  }

  /** The reply behind a rejection that the library throws instead of returning it; null if none. */
  default @Nullable WireReply rejection(Throwable thrown) {
    return null;
  }

  /**
   * Says what ends a wait when the application cancels the call, where its cancel would not reach
   * the thread that waits.
   */
  default void onCancel(Runnable stopWaiting) {}

  /** Whether the library tries again after an attempt took too long. */
  boolean retriesAfterTimeout();

  /** What the library throws when an attempt took too long. */
  Throwable timedOut();
}
