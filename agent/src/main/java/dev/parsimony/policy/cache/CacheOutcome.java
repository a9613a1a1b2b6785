/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

/** What the cache did with a call, in the words of a live cache and of one that only imagines. */
enum CacheOutcome {
  HIT("hit", "would_hit"),
  MISS("miss", "would_miss"),
  BYPASS("bypass", "would_bypass"),
  STORED("stored", "would_store"),
  NOT_STORED("not_stored", "would_not_store");

  private final String done;
  private final String imagined;

  CacheOutcome(String done, String imagined) {
    this.done = done;
    this.imagined = imagined;
  }

  /**
   * @param live whether it happened, and was not only imagined
   */
  String label(boolean live) {
    return live ? done : imagined;
  }
}
