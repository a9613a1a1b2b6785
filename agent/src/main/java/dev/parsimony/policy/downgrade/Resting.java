/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.policy.LastEntries;
import dev.parsimony.policy.Pauses;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The models that are not asked for a while, since they have turned several calls in a row away:
 * each such call takes the application two round trips. Of very many, the last are known.
 */
final class Resting {

  private static final int IN_A_ROW = 3;
  private static final int MOST = 256;

  private final Pauses pauses;
  private final Map<String, Integer> inARow = LastEntries.put(MOST);

  Resting(LongSupplier nanos) {
    this.pauses = new Pauses(nanos);
  }

  boolean holds(String place) {
    return pauses.holds(place);
  }

  /** A model has answered. */
  synchronized void answered(String place) {
    inARow.remove(place);
  }

  /** A model has turned a call away; the first one after a pause begins the next. */
  synchronized void turnedAway(String place, Duration pause) {
    int count = Math.min(inARow.merge(place, 1, Integer::sum), IN_A_ROW);
    inARow.put(place, count);
    if (count == IN_A_ROW) {
      pauses.begin(place, pause);
    }
  }
}
