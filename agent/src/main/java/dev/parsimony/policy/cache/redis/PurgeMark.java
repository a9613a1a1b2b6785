/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether somebody has erased answers since this was looked at last. */
final class PurgeMark {

  private volatile Runnable then = () -> {};
  private boolean looked;
  private byte @Nullable [] known;

  /**
   * @param whenPurged is run whenever somebody has
   */
  void then(Runnable whenPurged) {
    then = whenPurged;
  }

  /** Looks now. A Redis that was emptied says nothing about what is in memory. */
  void look(RedisOps ops) throws IOException {
    byte[] found = ops.purged();
    boolean changed = looked && found != null && !Arrays.equals(found, known);
    looked = true;
    known = found == null ? known : found;
    if (changed) {
      then.run();
    }
  }
}
