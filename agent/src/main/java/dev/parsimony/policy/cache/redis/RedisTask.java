/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import java.io.IOException;

/** Something to ask a Redis, for somebody who waits. */
interface RedisTask {

  /** Whether nobody waits any more. */
  boolean isOver();

  /**
   * Asks, and hands on what was answered.
   *
   * @return whether that was in time
   */
  boolean run(RedisOps ops) throws IOException;

  /** Nothing was answered. */
  void failed();
}
