/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

/** What a technique takes away: the order in which they go on under a budget. */
enum Stage {
  /** Nothing but the way in which something is written. */
  FORM,
  EXAMPLES,
  CONTEXT,
  REFERENCES,
  CONSTRAINTS
}
