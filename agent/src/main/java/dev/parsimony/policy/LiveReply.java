/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.WireHeaders;
import java.io.InputStream;

/**
 * A reply of the provider while it comes in. Others may read along: each reader starts at the first
 * byte and follows until the end, whatever the caller who asked does with his own copy.
 */
public interface LiveReply {

  int status();

  WireHeaders headers();

  /** Whether the body is an event stream. */
  boolean stream();

  /**
   * Starts reading along. From now on the reply is received to its end even if the caller who asked
   * closes it. Reads block until bytes come, and fail as the provider's connection fails.
   *
   * @throws IllegalStateException when it is no longer received: the caller closed it, and nobody
   *     read along
   */
  InputStream readAlong();
}
