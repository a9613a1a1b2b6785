/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.exchange.ReplyFacts;

/** The reason codes for a reply that is not a whole, good answer. */
public final class Flaw {

  public static final String MALFORMED = "malformed";
  public static final String INCOMPLETE = "incomplete_reply";
  public static final String FILTERED = "filtered";
  public static final String REFUSED = "refused";
  public static final String FAILED = "failed_reply";
  public static final String EMPTY = "empty_reply";

  /** Notes what is wrong with a stream as a whole, if anything is. */
  public static void noteStream(
      byte[] stream, boolean malformed, boolean ended, ReplyFacts.Builder facts) {
    if (malformed) {
      facts.flaw(MALFORMED);
    } else if (stream.length == 0) {
      facts.flaw(EMPTY);
    } else if (!ended) {
      facts.flaw(INCOMPLETE);
    }
  }

  private Flaw() {}
}
