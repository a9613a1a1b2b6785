/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The one door between woven code and the agent.
 *
 * <p>There must be exactly one copy of this class in the JVM, in the bootstrap class loader: woven
 * code and the agent would otherwise talk to two different doors.
 */
public final class Bridge {

  private static volatile @Nullable CallHandler handler;

  /** Connects the agent. Until then, and after {@code connect(null)}, every call runs untouched. */
  public static void connect(@Nullable CallHandler newHandler) {
    handler = newHandler;
  }

  /**
   * Called first thing by every woven method; the outermost guard of the agent.
   *
   * @return null when the original method is to run, otherwise the pair described at {@link
   *     CallHandler#handle}
   */
  public static @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    CallHandler current = handler;
    if (current == null) {
      return null;
    }
    try {
      return current.handle(method, target, arguments);
    } catch (Throwable failure) {
      SuppressedFailures.record("call of " + method, failure);
      return null;
    }
  }

  /** What a woven method returns after {@link #call} gave an outcome; or throws. */
  public static @Nullable Object result(@Nullable Object[] outcome) {
    if (outcome[1] != null) {
      Bridge.<RuntimeException>rethrow((Throwable) outcome[1]);
    }
    return outcome[0];
  }

  /* Throws checked exceptions unchecked: the original method threw the very same. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private Bridge() {}
}
