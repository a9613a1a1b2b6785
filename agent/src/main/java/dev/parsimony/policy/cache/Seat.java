/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The place of one call among equal calls in flight. It waits until it leads a flight, is served
 * with the answer of one, or goes alone; each of these happens at most once.
 */
final class Seat implements Verdict.Later {

  private static final int MAX_ROUNDS = 2;

  private enum State {
    WAITING,
    LEADING,
    ALONE,
    SERVED,
    GONE
  }

  private final KeyedCall call;
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private State state = State.WAITING;
  private @Nullable Flight flight;
  private @Nullable Verdict settled;
  private @Nullable SavedTokens saved;
  private @Nullable InputStream livingBody;
  private @Nullable String reason;
  private int rounds;

  Seat(KeyedCall call) {
    this.call = call;
  }

  KeyedCall call() {
    return call;
  }

  @Override
  public CompletableFuture<Verdict> verdict() {
    return verdict;
  }

  /** Leaves the flight, or stops reading along. */
  @Override
  public void abandon() {
    Flight left;
    InputStream unread;
    synchronized (this) {
      left = state == State.WAITING ? flight : null;
      unread = livingBody;
      state = state == State.WAITING || state == State.SERVED ? State.GONE : state;
      livingBody = null;
    }
    if (left != null) {
      left.leave(this);
    }
    close(unread);
  }

  synchronized void waitFor(Flight joined) {
    if (state == State.WAITING) {
      flight = joined;
    }
  }

  /** Makes this call the leader; false when it no longer waits. */
  synchronized boolean lead(Flight own) {
    if (state != State.WAITING) {
      return false;
    }
    state = State.LEADING;
    flight = own;
    settled = Verdict.proceed();
    return true;
  }

  /** The flight that this call leads; null when it leads none. */
  synchronized @Nullable Flight led() {
    return state == State.LEADING ? flight : null;
  }

  /** Sends this call to the provider outside of any flight, if it still waits. */
  synchronized void goAlone(String why) {
    if (state == State.WAITING) {
      state = State.ALONE;
      reason = why;
      settled = Verdict.proceed();
    }
  }

  /** Gives this call an answer; false when it no longer takes one. */
  synchronized boolean serve(WireReply reply, String how, @Nullable SavedTokens tokens) {
    if (state != State.WAITING && state != State.LEADING) {
      return false;
    }
    state = State.SERVED;
    reason = how;
    saved = tokens;
    settled = Verdict.answer(reply);
    return true;
  }

  /** Gives this call a reply to read along; closes the body when it no longer takes one. */
  void serveLive(WireReply reply, InputStream body) {
    boolean taken;
    synchronized (this) {
      taken = serve(reply, "in_flight", null);
      livingBody = taken ? body : null;
    }
    if (!taken) {
      close(body);
    }
  }

  /**
   * The flight that this call followed did not help it.
   *
   * @return whether it may take part in another
   */
  synchronized boolean takesAnotherRound(String why) {
    reason = why;
    return ++rounds <= MAX_ROUNDS;
  }

  /** Tells whoever waits for the verdict, if there is one by now. Never called under a lock. */
  void announce() {
    Verdict announced;
    synchronized (this) {
      announced = settled;
    }
    if (announced != null) {
      verdict.complete(announced);
    }
  }

  /** Whether this call waits, or has an answer: it needs nothing of the provider. */
  synchronized boolean follows() {
    return state == State.WAITING || state == State.SERVED;
  }

  synchronized boolean isServed() {
    return state == State.SERVED;
  }

  synchronized boolean isGone() {
    return state == State.GONE;
  }

  /** Why it is what it is; null for a call that led from the start. */
  synchronized @Nullable String reason() {
    return reason;
  }

  synchronized @Nullable SavedTokens saved() {
    return saved;
  }

  private static void close(@Nullable InputStream body) {
    if (body == null) {
      return;
    }
    try {
      body.close();
    } catch (IOException e) {
      // Nobody reads it.
    }
  }
}
