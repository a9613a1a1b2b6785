/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import org.jspecify.annotations.Nullable;

/**
 * Lets an adapter call the woven method again and reach the original behind it, and lets those of
 * other libraries that work below it see that the call is in hands already.
 */
public final class Reentry {

  private static final ThreadLocal<@Nullable Reentry> INNERMOST = new ThreadLocal<>();

  private final Object target;
  private final @Nullable Reentry outer;
  private boolean passed;

  private Reentry(Object target, @Nullable Reentry outer) {
    this.target = target;
    this.outer = outer;
  }

  /** Announces that the calling thread is about to call the original method of a target. */
  public static void expect(Object target) {
    INNERMOST.set(new Reentry(target, INNERMOST.get()));
  }

  /** Whether a call was announced; it is then let through, once. */
  public static boolean expected(Object target) {
    Reentry announced = INNERMOST.get();
    if (announced == null || announced.target != target || announced.passed) {
      return false;
    }
    announced.passed = true;
    return true;
  }

  /** Whether the calling thread is in an original method that some adapter has called. */
  public static boolean within() {
    return INNERMOST.get() != null;
  }

  /**
   * The calling thread turns to the application's own code, which is in no original method.
   *
   * @return for {@link #enter}; null where it was in none
   */
  public static @Nullable Reentry leave() {
    Reentry left = INNERMOST.get();
    if (left != null) {
      INNERMOST.remove();
    }
    return left;
  }

  /** The calling thread is back where it was. */
  public static void enter(Reentry left) {
    INNERMOST.set(left);
  }

  /** The call that was announced last is over. */
  public static void forget() {
    Reentry over = INNERMOST.get();
    if (over == null || over.outer == null) {
      INNERMOST.remove();
    } else {
      INNERMOST.set(over.outer);
    }
  }
}
