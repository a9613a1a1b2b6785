/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import org.jspecify.annotations.Nullable;

/** How the end of an exchange reads under the conventions; the same for spans and metrics. */
final class Outcome {

  /** The value of {@code error.type}; null for success. */
  static @Nullable String errorType(Exchange exchange) {
    if (exchange.errorType() != null) {
      return exchange.errorType();
    }
    return exchange.status() >= 400 ? String.valueOf(exchange.status()) : null;
  }

  /** What the provider bills for this very exchange, as it reported; null when it did not. */
  static @Nullable Usage billed(Exchange exchange) {
    ReplyFacts reply = exchange.reply();
    return reply == null || exchange.servedBy() != ServedBy.PROVIDER ? null : reply.usage();
  }

  static @Nullable String answeredModel(Exchange exchange) {
    ReplyFacts reply = exchange.reply();
    return reply == null ? null : reply.model();
  }

  static boolean hasFirstChunk(Exchange exchange) {
    return exchange.request().stream()
        && exchange.status() < 400
        && exchange.timing().firstChunk() >= 0;
  }

  static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private Outcome() {}
}
