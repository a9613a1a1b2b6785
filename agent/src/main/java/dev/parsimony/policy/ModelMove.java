/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.Usage;
import org.jspecify.annotations.Nullable;

/**
 * That a call goes to another model, and what the requested one would not have used of its tokens:
 * thoughts, where it makes none, and what a finer tokenizer adds. Immutable.
 */
public final class ModelMove {

  private final boolean thinksMore;
  private final int before;
  private final int after;

  /**
   * @param thinksMore whether the other model thinks where the requested one may not
   * @param before the requested model's tokens of a text
   * @param after the other one's
   */
  public ModelMove(boolean thinksMore, int before, int after) {
    this.thinksMore = thinksMore;
    this.before = Math.min(before, after);
    this.after = after;
  }

  /** What the requested model would have used, rather less than more; null where nobody knows. */
  public @Nullable Usage atRequested(Usage used) {
    long thoughts = used.reasoning();
    if (thinksMore && thoughts == Usage.UNKNOWN) {
      return null;
    }
    long output = thinksMore ? Math.max(used.output() - thoughts, 0) : used.output();
    return new Usage(
            scaled(used.input()),
            scaled(output),
            scaled(used.cacheRead()),
            scaled(used.cacheWrite()),
            thinksMore ? 0 : scaled(thoughts))
        .withLongLivedWrite(scaled(used.longLivedWrite()));
  }

  private long scaled(long tokens) {
    return tokens < 0 ? tokens : tokens * before / after;
  }
}
