/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.io.InputStream;
import java.util.function.Supplier;

/**
 * A reply that the agent gives in the provider's place. The body is opened once, by the adapter.
 */
public final class WireReply {

  private final int status;
  private final WireHeaders headers;
  private final Supplier<InputStream> body;

  public WireReply(int status, WireHeaders headers, Supplier<InputStream> body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public WireHeaders headers() {
    return headers;
  }

  /** Opens the body; reading it may block while a joined call is still receiving. */
  public InputStream openBody() {
    return body.get();
  }
}
