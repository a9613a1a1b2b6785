/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelThreads;
import dev.parsimony.policy.cache.level.RecordHead;
import dev.parsimony.redis.RedisErrorException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A wait for the lease of one call, or for the answer of the JVM that has it. Asks again and again,
 * and gives up where Redis does not answer.
 */
public final class LeaseClaim implements Verdict.Later {

  /** The reason of a claim whose lease somebody else has had for too long. */
  public static final String WAIT_OVER = "lease_wait_over";

  private enum State {
    ASKING,
    HELD,
    FOUND,
    LEFT
  }

  private final LeasePlace place;
  private final LevelThreads threads;
  private final OpenStore store;
  private final Fingerprint key;
  private final String token;
  private final long limitNanos;
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private final Patience patience;
  private final HeldLease lease;
  private byte[] known;
  private State state = State.ASKING;
  private @Nullable String reason;
  private @Nullable Entry entry;
  private boolean taken;

  /**
   * @param token by which the lease is known for this claim's
   * @param limitNanos how long one question may take
   * @param patience how often and how long this asks
   * @param known how a record begins that is no answer to the call; empty for none
   */
  LeaseClaim(
      LeasePlace place,
      LevelThreads threads,
      OpenStore store,
      Fingerprint key,
      String token,
      long limitNanos,
      Patience patience,
      byte[] known) {
    this.place = place;
    this.threads = threads;
    this.store = store;
    this.key = key;
    this.token = token;
    this.limitNanos = limitNanos;
    this.patience = patience;
    this.known = known;
    this.lease = new HeldLease(place, threads, key, token);
  }

  /** Asks for the first time. */
  LeaseClaim begin() {
    attempt();
    return this;
  }

  @Override
  public CompletableFuture<Verdict> verdict() {
    return verdict;
  }

  /** Waits no longer; a lease that is held stays until it is released. */
  @Override
  public synchronized void abandon() {
    if (state == State.ASKING) {
      leave(WAIT_OVER);
    }
  }

  /** The answer of somebody else; null when none has come. */
  public synchronized @Nullable Entry entry() {
    return entry;
  }

  /** Why this has neither the lease nor an answer; null when it has one of the two. */
  public synchronized @Nullable String reason() {
    return reason;
  }

  /** Ends the lease, if this has it. What was kept before is there first. */
  public synchronized void release() {
    if (state == State.HELD) {
      state = State.LEFT;
      lease.release();
    } else {
      abandon();
    }
  }

  /** Goes on where the answer that has come is none for this call. */
  public LeaseClaim beyond() {
    LeaseClaim next;
    synchronized (this) {
      next = new LeaseClaim(place, threads, store, key, token, limitNanos, patience.anew(), known);
    }
    return next.begin();
  }

  private void attempt() {
    Attempt attempt = new Attempt();
    if (place.isUsable() && place.take(attempt)) {
      attempt.cancelTimer = threads.later(attempt::late, limitNanos);
    } else {
      giveUp("redis_down");
    }
  }

  private void pause() {
    long nanos;
    boolean over;
    synchronized (this) {
      nanos = patience.nextPause();
      over = patience.isOver();
    }
    if (over) {
      giveUp(WAIT_OVER);
    } else {
      threads.later(this::attempt, nanos);
    }
  }

  private void missed() {
    boolean bearable;
    synchronized (this) {
      bearable = patience.bearsMiss();
    }
    if (bearable) {
      pause();
    } else {
      giveUp("redis_slow");
    }
  }

  private void giveUp(String why) {
    synchronized (this) {
      if (state != State.ASKING) {
        return;
      }
      leave(why);
    }
    finish();
  }

  private void leave(String why) {
    state = State.LEFT;
    reason = why;
    if (taken) {
      lease.release();
    }
  }

  private void finish() {
    threads.relay().execute(() -> verdict.complete(Verdict.proceed()));
  }

  /* The lease is this claim's, whether in time or not. */
  private void leased(boolean inTime) {
    synchronized (this) {
      taken = true;
      if (state == State.LEFT) {
        lease.release();
      }
      if (state != State.ASKING || !inTime) {
        return;
      }
      state = State.HELD;
    }
    lease.keepAlive();
    finish();
  }

  private void others() {
    synchronized (this) {
      patience.answered();
    }
    pause();
  }

  private void found(byte[] record, boolean tooLong) {
    Entry good = tooLong ? null : store.decode(key, record);
    synchronized (this) {
      known = Arrays.copyOf(record, Math.min(record.length, RecordHead.BYTES));
      if (state != State.ASKING) {
        return;
      }
      if (good != null) {
        state = State.FOUND;
        entry = good;
      }
    }
    if (good == null) {
      // As if there were none.
      attempt();
    } else {
      finish();
    }
  }

  private synchronized boolean is(State asked) {
    return state == asked;
  }

  /** One question for the lease or the answer. */
  private final class Attempt implements RedisTask {

    private volatile Runnable cancelTimer = () -> {};
    private boolean over;

    @Override
    public boolean isOver() {
      return !is(State.ASKING);
    }

    @Override
    public boolean run(RedisOps ops) throws IOException {
      byte[] reply;
      try {
        reply = ops.claim(key, token, HeldLease.MILLIS, known());
      } catch (RedisErrorException no) {
        place.refused(no);
        if (end()) {
          giveUp("redis_down");
        }
        return false;
      }
      boolean inTime = end();
      if (reply != null && reply.length == 0) {
        leased(inTime);
      } else if (inTime) {
        notLeased(reply, ops);
      }
      return inTime;
    }

    private void notLeased(byte @Nullable [] record, RedisOps ops) {
      if (record == null) {
        others();
      } else {
        found(record, ops.isTooLong(record));
      }
    }

    @Override
    public void failed() {
      if (end()) {
        missed();
      }
    }

    void late() {
      if (end()) {
        place.late();
        missed();
      }
    }

    private byte[] known() {
      synchronized (LeaseClaim.this) {
        return known;
      }
    }

    private synchronized boolean end() {
      boolean first = !over;
      over = true;
      cancelTimer.run();
      return first;
    }
  }
}
