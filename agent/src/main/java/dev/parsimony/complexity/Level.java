/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** Where a score stands between two thresholds. */
public enum Level {
  SIMPLE,
  MODERATE,
  COMPLEX;

  /** The one below; the lowest has none. */
  public Level below() {
    return this == COMPLEX ? MODERATE : SIMPLE;
  }
}
