/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import java.util.Locale;

/** How far the agent goes. */
public enum Mode {
  /** Every call is left alone and not looked at. */
  OFF,
  /** Nothing is changed; what would have been saved is computed. */
  OBSERVE,
  /** Policies act where rules say so. */
  OPTIMIZE;

  /** The mode as it is written in the configuration. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
