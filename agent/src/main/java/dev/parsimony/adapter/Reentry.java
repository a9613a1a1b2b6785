/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import org.jspecify.annotations.Nullable;

/** Lets an adapter call the woven method again and reach the original behind it. */
public final class Reentry {

  private static final ThreadLocal<@Nullable Object> EXPECTED = new ThreadLocal<>();

  /** Announces that the calling thread is about to call the original method of a target. */
  public static void expect(Object target) {
    EXPECTED.set(target);
  }

  /** Whether a call was announced; it is then let through, once. */
  public static boolean expected(Object target) {
    boolean announced = EXPECTED.get() == target;
    if (announced) {
      EXPECTED.remove();
    }
    return announced;
  }

  /** Takes back an announcement that no call followed. */
  public static void forget() {
    EXPECTED.remove();
  }

  private Reentry() {}
}
