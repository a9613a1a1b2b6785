/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.ErrorName;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.ReplyFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the body of an error; its name mostly stands in a header alone. */
final class ErrorReader {

  static void read(Map<String, @Nullable Object> body, ReplyFacts.Builder facts) {
    String type = Json.string(body.get("__type"));
    if (type != null) {
      facts.errorType(ErrorName.of(type.substring(type.indexOf('#') + 1)));
    }
    if (type != null || body.get("message") instanceof String) {
      facts.flaw(Flaw.FAILED);
    }
  }

  private ErrorReader() {}
}
