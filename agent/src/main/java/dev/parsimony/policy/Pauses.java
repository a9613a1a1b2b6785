/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** The places that are left alone for a while. Of very many, the last are known. */
public final class Pauses {

  private static final int MOST = 256;

  private final LongSupplier nanos;
  private final Map<String, Long> ends = LastEntries.put(MOST);

  /**
   * @param nanos a clock that never goes back
   */
  public Pauses(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Leaves a place alone from now on. */
  public synchronized void begin(String place, Duration length) {
    ends.remove(place);
    ends.put(place, nanos.getAsLong() + length.toNanos());
  }

  /** Whether a place is to be left alone. */
  public synchronized boolean holds(String place) {
    Long end = ends.get(place);
    if (end == null) {
      return false;
    }
    if (end - nanos.getAsLong() > 0) {
      return true;
    }
    ends.remove(place);
    return false;
  }
}
