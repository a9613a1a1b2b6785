/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.WireHeaders;
import java.io.InputStream;

/**
 * A reply of the provider while it comes in. As long as only the caller who asked wants it, he
 * receives it as he likes; for others the agent receives it to its end, whatever he does with his
 * own copy: reading, closing or dropping it.
 */
public interface LiveReply {

  int status();

  WireHeaders headers();

  /** Whether the body is an event stream. */
  boolean stream();

  /**
   * Has the agent receive the reply to its end, for others who need to know how it ends.
   *
   * @return false when it can no longer be received: the caller who asked has closed it
   */
  boolean receive();

  /**
   * Has the agent receive the reply, and reads along from the first byte on. Reads block until
   * bytes come, and fail as the provider's connection fails.
   *
   * @throws IllegalStateException when it can no longer be received
   */
  InputStream readAlong();
}
