/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.WireHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a request that asks for several calls, as {@linkplain PolicyCall#kept kept} on the
 * one that sends it. It is read whole and taken apart before any application gets something of it.
 */
public interface JoinedReply {

  /**
   * Takes a reply apart and serves the others with their parts.
   *
   * @return the part of the call that has sent it; null where there is none
   * @throws Exception when it is no answer to all
   */
  byte @Nullable [] own(WireHeaders headers, byte[] whole) throws Exception;

  /**
   * There is no such reply: all are on their own. May be told more than once, and after the end.
   */
  void failed();
}
