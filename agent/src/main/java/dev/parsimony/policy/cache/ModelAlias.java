/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A name that models are asked by, and the snapshots that answered under it. It moves to a snapshot
 * that is new at once. Snapshots that answer by turns, as while a provider rolls one out, do not
 * move it to and fro: it goes back to a known one only when that has answered alone for long.
 */
final class ModelAlias {

  /** With more than these, a name stands for a choice of models, and nothing ends by it. */
  static final int MOST_SNAPSHOTS = 8;

  static final int ANSWERS_TO_GO_BACK = 10;
  static final long NANOS_TO_GO_BACK = TimeUnit.HOURS.toNanos(1);

  private volatile Moves moves = Moves.NONE;
  private String alone = "";
  private long aloneSince;
  private int answersAlone;

  /**
   * Says that a snapshot has answered.
   *
   * @param at when, by the ticker's nanoseconds; may be before what is known already
   */
  synchronized void answered(String snapshot, long at) {
    Moves now = moves;
    if (now.isChoice() || now.isNewerThan(at)) {
      return;
    }
    if (!now.snapshots.contains(snapshot)) {
      moves = now.to(snapshot, at);
    } else if (now.isAt(snapshot)) {
      alone = "";
    } else if (isBack(snapshot, at)) {
      moves = now.to(snapshot, at);
      alone = "";
    }
  }

  /** Whether the name has moved on since a snapshot's answer was stored. Takes no lock. */
  boolean hasLeft(String snapshot, long storedAt) {
    Moves now = moves;
    return !now.isChoice() && !now.isAt(snapshot) && storedAt - now.movedAt <= 0;
  }

  private boolean isBack(String snapshot, long at) {
    if (!snapshot.equals(alone)) {
      alone = snapshot;
      aloneSince = at;
      answersAlone = 0;
    }
    return ++answersAlone >= ANSWERS_TO_GO_BACK && at - aloneSince >= NANOS_TO_GO_BACK;
  }

  /** Where a name has been, and since when it is where it is. Immutable. */
  private static final class Moves {

    static final Moves NONE = new Moves(Collections.emptyList(), 0);

    /** The present one first. */
    final List<String> snapshots;

    final long movedAt;

    Moves(List<String> snapshots, long movedAt) {
      this.snapshots = snapshots;
      this.movedAt = movedAt;
    }

    boolean isChoice() {
      return snapshots.size() > MOST_SNAPSHOTS;
    }

    boolean isNewerThan(long at) {
      return !snapshots.isEmpty() && at - movedAt < 0;
    }

    boolean isAt(String snapshot) {
      return snapshots.isEmpty() || snapshots.get(0).equals(snapshot);
    }

    Moves to(String snapshot, long at) {
      List<String> all = new ArrayList<>(snapshots);
      all.remove(snapshot);
      all.add(0, snapshot);
      return new Moves(all, at);
    }
  }
}
