/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.ReplyFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the error that a body or an event carries. */
final class ErrorReader {

  private static final int MAX_NAME = 64;

  /** Notes a failure, unless the error is null. */
  static void read(@Nullable Object error, ReplyFacts.Builder facts) {
    if (error != null) {
      facts.flaw(Flaw.FAILED).errorType(name(Json.object(error)));
    }
  }

  private static @Nullable String name(Map<String, @Nullable Object> error) {
    // The type of a rate limit only says of what: "requests" or "tokens".
    Object name = isName(error.get("code")) ? error.get("code") : error.get("type");
    return isName(name) ? String.valueOf(name) : null;
  }

  /* Some servers put sentences there, which may quote the prompt. "error" names the event. */
  private static boolean isName(@Nullable Object value) {
    if (!Json.isText(value) || "error".equals(value)) {
      return false;
    }
    String name = String.valueOf(value);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 'z' || !(Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-')) {
        return false;
      }
    }
    return name.length() <= MAX_NAME;
  }

  private ErrorReader() {}
}
