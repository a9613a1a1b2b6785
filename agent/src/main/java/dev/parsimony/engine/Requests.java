/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests and replies; a request that is not what its dialect expects is none of the agent's
 * business.
 */
final class Requests {

  private static final ReplyFacts UNREADABLE = ReplyFacts.builder().flaw("malformed").build();

  static @Nullable RequestFacts read(Dialect dialect, WireRequest request) {
    try {
      return dialect.readRequest(request);
    } catch (MalformedBodyException notOurs) {
      return null;
    }
  }

  /** Reads a reply; one that cannot be read is malformed. */
  static ReplyFacts reply(Dialect dialect, byte[] body, boolean stream) {
    return Guard.call("reading of the reply", () -> dialect.readReply(body, stream), UNREADABLE);
  }

  private Requests() {}
}
