/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.util.Locale;

/** What a rollout makes of a call. */
public enum Arm {
  /** The policy acts. */
  TREATMENT,
  /** The policy never acts, whatever the percentage: what the treatment is compared with. */
  CONTROL,
  /** The percentage has not come to this key yet. */
  WAITING,
  /** The time is outside of the rollout's windows. */
  CLOSED,
  /** The call lacks what the rollout goes by. */
  NO_KEY;

  /** As it stands in spans, metrics and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
