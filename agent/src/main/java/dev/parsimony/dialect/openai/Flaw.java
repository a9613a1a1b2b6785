/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

/** The reason codes for a reply that is not a whole, good answer. */
final class Flaw {

  static final String MALFORMED = "malformed";
  static final String INCOMPLETE = "incomplete_reply";
  static final String FILTERED = "filtered";
  static final String REFUSED = "refused";
  static final String FAILED = "failed_reply";
  static final String EMPTY = "empty_reply";

  private Flaw() {}
}
