/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import java.util.concurrent.TimeUnit;

/** How long a provider keeps what it has cached, from the last time that it was read. */
enum Lifetime {
  FIVE_MINUTES("5m", TimeUnit.MINUTES.toNanos(5), false),
  HALF_HOUR("30m", TimeUnit.MINUTES.toNanos(30), false),
  HOUR("1h", TimeUnit.HOURS.toNanos(1), true);

  private final String label;
  private final long nanos;
  private final boolean longer;

  Lifetime(String label, long nanos, boolean longer) {
    this.label = label;
    this.nanos = nanos;
    this.longer = longer;
  }

  String label() {
    return label;
  }

  long nanos() {
    return nanos;
  }

  /** Whether writing is priced as that of the longer of two lifetimes. */
  boolean isLonger() {
    return longer;
  }
}
