/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a call ended. Confined to one thread. */
public final class EndedReply {

  private final ServedBy servedBy;
  private final int status;
  private final WireHeaders headers;
  private final byte @Nullable [] body;
  private final boolean stream;
  private final Function<byte[], ReplyFacts> reader;
  private @Nullable ReplyFacts facts;

  private EndedReply(
      ServedBy servedBy,
      int status,
      WireHeaders headers,
      byte @Nullable [] body,
      boolean stream,
      Function<byte[], ReplyFacts> reader) {
    this.servedBy = servedBy;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.stream = stream;
    this.reader = reader;
  }

  /**
   * An ended reply whose body is read when somebody asks for its facts.
   *
   * @param status the HTTP status; 0 when no reply came
   * @param body the bytes of the reply as far as the application let it come; null when it broke
   *     off or was too long. Whether it is whole is for its facts to say
   * @param stream whether the body is an event stream
   * @param reader reads the facts of the body
   */
  public static EndedReply read(
      ServedBy servedBy,
      int status,
      WireHeaders headers,
      byte @Nullable [] body,
      boolean stream,
      Function<byte[], ReplyFacts> reader) {
    return new EndedReply(servedBy, status, headers, body, stream, reader);
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

  /** What the dialect reads in the body; null exactly when the body is. */
  public @Nullable ReplyFacts facts() {
    if (facts == null && body != null) {
      facts = reader.apply(body);
    }
    return facts;
  }
}
