/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.ErrorName;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.ReplyFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the error that a body or an event carries. */
final class ErrorReader {

  /* Names the event, and no error. */
  private static final String EVENT = "error";

  /** Notes a failure, unless the error is null. */
  static void read(@Nullable Object error, ReplyFacts.Builder facts) {
    if (error != null) {
      facts.flaw(Flaw.FAILED).errorType(name(Json.object(error)));
    }
  }

  /** The same of a body that is the error itself, as Mistral writes it. */
  static void readFlat(Map<String, @Nullable Object> body, ReplyFacts.Builder facts) {
    if (EVENT.equals(body.get("object"))) {
      facts.flaw(Flaw.FAILED).errorType(ErrorName.of(body.get("type")));
    }
  }

  private static @Nullable String name(Map<String, @Nullable Object> error) {
    // The type of a rate limit only says of what: "requests" or "tokens".
    String code = ErrorName.of(error.get("code"));
    String name = code == null || code.equals(EVENT) ? ErrorName.of(error.get("type")) : code;
    return EVENT.equals(name) ? null : name;
  }

  private ErrorReader() {}
}
