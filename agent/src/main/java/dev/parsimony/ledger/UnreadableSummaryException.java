/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

/** A file that is no summary, or no longer one. The message says why in one line. */
public final class UnreadableSummaryException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableSummaryException(String message) {
    super(message);
  }
}
