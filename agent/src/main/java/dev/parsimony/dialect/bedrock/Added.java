/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider adds to the replies of invoked models, whatever their own format. */
final class Added {

  /** Only at the end of a stream. */
  static final String METRICS = "amazon-bedrock-invocationMetrics";

  static final String PREFIX = "amazon-bedrock-";

  /** Whether a field is of this kind, and has its place in a whole reply too. */
  static boolean belongs(String field) {
    return field.startsWith(PREFIX) && !field.equals(METRICS);
  }

  /** Notes whether a guardrail has replaced the answer. */
  static void readGuardrail(Map<String, @Nullable Object> reply, ReplyFacts.Builder facts) {
    if ("INTERVENED".equals(reply.get(PREFIX + "guardrailAction"))) {
      facts.flaw(Flaw.FILTERED);
    }
  }

  /** The metrics of an answer that took the provider no time: it is not the one who gives it. */
  static Map<String, @Nullable Object> metrics(Usage usage) {
    return Json.objectOf(
        "inputTokenCount",
        usage.input(),
        "outputTokenCount",
        usage.output(),
        "invocationLatency",
        0,
        "firstByteLatency",
        0);
  }

  private Added() {}
}
