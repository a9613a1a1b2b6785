/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import java.util.Locale;

/** How far compression goes where a rule does not say it of each technique. */
enum Level {
  /** All data stay. */
  LOSSLESS,
  /** What the newest question is not about may go. */
  BALANCED,
  /** So may what it is perhaps about. */
  AGGRESSIVE;

  /** The level as it is written in the configuration. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The next one; the last is followed by itself. */
  Level harder() {
    return this == LOSSLESS ? BALANCED : AGGRESSIVE;
  }

  boolean includes(Level other) {
    return compareTo(other) >= 0;
  }
}
