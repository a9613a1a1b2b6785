/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import org.jspecify.annotations.Nullable;

/** Reads requests; one that is not what its dialect expects is none of the agent's business. */
final class Requests {

  static @Nullable RequestFacts read(Dialect dialect, WireRequest request) {
    try {
      return dialect.readRequest(request);
    } catch (MalformedBodyException notOurs) {
      return null;
    }
  }

  private Requests() {}
}
