/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

import dev.parsimony.dialect.openai.EmbeddingInputs;
import dev.parsimony.exchange.BatchShare;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.tokens.RoughCount;
import java.io.ByteArrayInputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The place of one call in a batch. What becomes of it happens once. */
final class BatchSeat implements Verdict.Later {

  private enum State {
    WAITING,
    /** It asks for all. */
    LEADING,
    SERVED,
    ALONE,
    GONE
  }

  private final PolicyCall call;
  private final BatchSettings settings;
  private final EmbeddingInputs inputs;
  private final long since;
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private State state = State.WAITING;
  private @Nullable Verdict settled;
  private @Nullable Batch led;
  private String reason = "not_awaited";
  private int size;
  private long waited;

  /**
   * @param since when it began to wait, on the clock that never goes back
   */
  BatchSeat(PolicyCall call, BatchSettings settings, EmbeddingInputs inputs, long since) {
    this.call = call;
    this.settings = settings;
    this.inputs = inputs;
    this.since = since;
  }

  PolicyCall call() {
    return call;
  }

  BatchSettings settings() {
    return settings;
  }

  EmbeddingInputs inputs() {
    return inputs;
  }

  /** By which usage is shared: the tokens, as far as they can be told from here. */
  long weight() {
    return Math.max(inputs.integers() + RoughCount.of(call.facts().texts()), inputs.count());
  }

  @Override
  public CompletableFuture<Verdict> verdict() {
    return verdict;
  }

  /** Leaves a batch that it waits for; one that it asks for goes on without it. */
  @Override
  public void abandon() {
    synchronized (this) {
      state = state == State.WAITING ? State.GONE : state;
    }
  }

  /** The call is over, or goes on for itself: nobody may wait for it. */
  void leave() {
    abandon();
    Batch asked = led();
    if (asked != null) {
      asked.failed();
    }
  }

  synchronized boolean isWaiting() {
    return state == State.WAITING;
  }

  /** The batch that this call asks for; null for all others. */
  synchronized @Nullable Batch led() {
    return state == State.LEADING ? led : null;
  }

  /**
   * The batch takes nobody any more.
   *
   * @param leads whether this call is to ask
   * @return whether it does
   */
  synchronized boolean depart(Batch batch, String why, int calls, long now, boolean leads) {
    if (state != State.WAITING) {
      return false;
    }
    reason = why;
    size = calls;
    waited = now - since;
    if (leads) {
      state = State.LEADING;
      led = batch;
      settled = Verdict.proceed();
    }
    return leads;
  }

  /** Gives this call its part, if it still waits. */
  synchronized void serve(WireHeaders headers, byte[] body) {
    if (state == State.WAITING) {
      WireHeaders kept = KeptHeaders.of(headers);
      settled = Verdict.share(new WireReply(200, kept, () -> new ByteArrayInputStream(body)));
      state = State.SERVED;
    }
  }

  /** Sends this call by itself; of one that has asked for all, that was it. */
  synchronized void goAlone(String why) {
    if (state == State.WAITING || state == State.LEADING) {
      state = State.ALONE;
      reason = why;
      settled = Verdict.proceed();
    }
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

  synchronized String outcome() {
    switch (state) {
      case LEADING:
        return "led";
      case SERVED:
        return "joined";
      case ALONE:
        return "alone";
      default:
        return "abandoned";
    }
  }

  synchronized String reason() {
    return state == State.GONE ? "not_awaited" : reason;
  }

  /** What is told of it. */
  synchronized BatchShare share() {
    return new BatchShare(size, waited);
  }
}
