/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

import dev.parsimony.dialect.openai.EmbeddingInputs;
import dev.parsimony.dialect.openai.EmbeddingShares;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.JoinedReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that travel together. It takes calls until it leaves; then one of those that are still
 * there asks for all, and the others wait for what comes of that.
 */
final class Batch implements JoinedReply {

  private final long mostInputs;
  private final long mostBytes;
  private List<BatchSeat> seats = new ArrayList<>(4);
  private Runnable stopTimer = () -> {};
  private long inputs;
  private long bytes;
  private boolean left;
  private boolean over;

  Batch(long mostInputs, long mostBytes) {
    this.mostInputs = mostInputs;
    this.mostBytes = mostBytes;
  }

  synchronized void stopTimer(Runnable cancel) {
    stopTimer = cancel;
  }

  synchronized boolean takes(BatchSeat seat) {
    return !left
        && inputs + seat.inputs().count() <= mostInputs
        && bytes + seat.inputs().size() <= mostBytes;
  }

  synchronized void add(BatchSeat seat) {
    seats.add(seat);
    inputs += seat.inputs().count();
    bytes += seat.inputs().size();
  }

  synchronized boolean isFull() {
    return inputs >= mostInputs;
  }

  /** Takes nobody any more, and has one ask for all who are still there. */
  void leave(String why, long now) {
    List<BatchSeat> present;
    BatchSeat leader = null;
    synchronized (this) {
      if (left) {
        return;
      }
      left = true;
      stopTimer.run();
      seats.removeIf(seat -> !seat.isWaiting());
      present = seats;
      for (int i = 0; i < present.size() && leader == null; i++) {
        leader =
            present.get(i).depart(this, why, present.size(), now, true) ? present.get(i) : null;
      }
      for (BatchSeat seat : present) {
        if (seat != leader) {
          seat.depart(this, why, present.size(), now, false);
        }
      }
    }
    if (present.size() == 1) {
      release("no_company");
    }
    if (leader != null) {
      leader.announce();
    }
  }

  /** The body that asks for all. */
  synchronized byte[] body() {
    List<EmbeddingInputs> all = new ArrayList<>();
    seats.forEach(seat -> all.add(seat.inputs()));
    return EmbeddingInputs.join(all);
  }

  /* What was asked for those who have gone since is on the account of the one who asked. */
  @Override
  public byte @Nullable [] own(WireHeaders headers, byte[] whole) throws MalformedBodyException {
    List<BatchSeat> all;
    synchronized (this) {
      if (over) {
        return null;
      }
      all = seats;
    }
    int asking = 0;
    int[] counts = new int[all.size()];
    long[] weights = new long[all.size()];
    for (int i = 0; i < counts.length; i++) {
      BatchSeat seat = all.get(i);
      counts[i] = seat.inputs().count();
      asking = seat.led() == this ? i : asking;
      weights[i] = seat.weight();
    }
    for (int i = 0; i < counts.length; i++) {
      if (i != asking && !all.get(i).isWaiting()) {
        weights[asking] += weights[i];
        weights[i] = 0;
      }
    }
    List<byte[]> shares = EmbeddingShares.of(whole, counts, weights);
    for (int i = 0; i < counts.length; i++) {
      if (i != asking) {
        all.get(i).serve(headers, shares.get(i));
      }
    }
    end(all);
    return shares.get(asking);
  }

  @Override
  public void failed() {
    release("joined_failed");
  }

  private void release(String why) {
    List<BatchSeat> all;
    synchronized (this) {
      all = seats;
    }
    for (BatchSeat seat : all) {
      seat.goAlone(why);
    }
    end(all);
  }

  /* The last step of everything: nobody who waits is left behind. */
  private void end(List<BatchSeat> all) {
    all.forEach(BatchSeat::announce);
    synchronized (this) {
      over = true;
      seats = new ArrayList<>(0);
    }
  }
}
