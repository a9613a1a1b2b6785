/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** Where a score stands between two thresholds. */
public enum Level {
  SIMPLE,
  MODERATE,
  COMPLEX
}
