/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** Where the answer of a call came from. */
public enum ServedBy {
  /** The provider answered this very call. */
  PROVIDER,
  /** A stored answer was given. */
  CACHE,
  /** The answer of the same call, in flight at the time, was shared. */
  JOINED,
  /** The call was refused: it got an error of the provider's kind, which the provider never saw. */
  REFUSED
}
