/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

/** The reason codes for a reply that is not a whole, good answer. */
public final class Flaw {

  public static final String MALFORMED = "malformed";
  public static final String INCOMPLETE = "incomplete_reply";
  public static final String FILTERED = "filtered";
  public static final String REFUSED = "refused";
  public static final String FAILED = "failed_reply";
  public static final String EMPTY = "empty_reply";

  private Flaw() {}
}
