/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
public final class EndedReply {

  private final ServedBy servedBy;
  private final int status;
  private final WireHeaders headers;
  private final byte @Nullable [] body;
  private final boolean stream;
  private final @Nullable ReplyFacts facts;

  /**
   * @param status the HTTP status; 0 when no reply came
   * @param body all bytes of the reply; null when it did not come to its end, or was too large
   * @param stream whether the body is an event stream
   * @param facts what the dialect read in the body; null exactly when the body is
   */
  public EndedReply(
      ServedBy servedBy,
      int status,
      WireHeaders headers,
      byte @Nullable [] body,
      boolean stream,
      @Nullable ReplyFacts facts) {
    this.servedBy = servedBy;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.stream = stream;
    this.facts = facts;
  }

  public ServedBy servedBy() {
    return servedBy;
  }

  public int status() {
    return status;
  }

  public WireHeaders headers() {
    return headers;
  }

  public byte @Nullable [] body() {
    return body;
  }

  public boolean stream() {
    return stream;
  }

  public @Nullable ReplyFacts facts() {
    return facts;
  }
}
