/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.json.ErrorName;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.ReplyFacts;
import org.jspecify.annotations.Nullable;

/** Reads the error of a reply, which has a status by name beside its number. */
final class ErrorReader {

  private static final String UNNAMED = "_OTHER";

  static void read(@Nullable Object error, ReplyFacts.Builder facts) {
    if (error != null) {
      facts.flaw(Flaw.FAILED).errorType(ErrorName.of(Json.object(error).get("status")));
    }
  }

  /** The same after the status of the reply has been sent, so that there must be a name. */
  static void readLate(Object error, ReplyFacts.Builder facts) {
    String name = ErrorName.of(Json.object(error).get("status"));
    facts.flaw(Flaw.FAILED).errorType(name == null ? UNNAMED : name);
  }

  private ErrorReader() {}
}
