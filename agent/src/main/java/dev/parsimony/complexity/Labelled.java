/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import org.jspecify.annotations.Nullable;

/** A task, and whether a cheap model's answer to it was good. Immutable. */
public final class Labelled {

  private static final double STRONG_WRONG = 0.5;

  private final Task task;
  private final boolean weakGood;
  private final @Nullable Boolean strongGood;

  private Labelled(Task task, boolean weakGood, @Nullable Boolean strongGood) {
    this.task = task;
    this.weakGood = weakGood;
    this.strongGood = strongGood;
  }

  /**
   * @param strongGood whether the better model's answer was good; null when nobody knows
   */
  public static Labelled of(Task task, boolean weakGood, @Nullable Boolean strongGood) {
    return new Labelled(task, weakGood, strongGood);
  }

  Task task() {
    return task;
  }

  public boolean weakGood() {
    return weakGood;
  }

  public @Nullable Boolean strongGood() {
    return strongGood;
  }

  /*
   * What the better model wins, but for half of what it does not know either: less than nothing
   * where only the cheap one is right.
   */
  double target() {
    double value = weakGood ? 0 : 1;
    return strongGood == null || strongGood ? value : value - STRONG_WRONG;
  }
}
