/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Limits as the libraries keep them, and how their transports tell that one was reached. */
public final class TimeLimits {

  private static final int DEEPEST = 8;
  private static final String JDK_CONNECT_TIMEOUT = "java.net.http.HttpConnectTimeoutException";
  private static final String JDK_TIMEOUT = "java.net.http.HttpTimeoutException";

  /** A limit in nanoseconds; 0 where there is none. */
  public static long nanos(@Nullable Object limit) {
    try {
      if (limit instanceof Duration) {
        return Math.max(((Duration) limit).toNanos(), 0);
      }
      // Those who count count milliseconds, and less than none is no limit.
      return limit instanceof Number
          ? TimeUnit.MILLISECONDS.toNanos(Math.max(((Number) limit).longValue(), 0))
          : 0;
    } catch (ArithmeticException longerThanAnyCall) {
      return 0;
    }
  }

  /**
   * What a transport throws when its limit was reached.
   *
   * @param jdk whether the transport is {@code java.net.http}
   */
  public static IOException reached(boolean jdk) {
    return jdk ? jdkTimeout() : new SocketTimeoutException("Read timed out");
  }

  /** Whether a failure is that a limit was reached. */
  public static boolean isReached(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SocketTimeoutException || isOfJdk(cause.getClass())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isOfJdk(Class<?> type) {
    return type.getName().equals(JDK_TIMEOUT) || type.getName().equals(JDK_CONNECT_TIMEOUT);
  }

  /* A type that Java 8 has not. */
  private static IOException jdkTimeout() {
    try {
      return (IOException)
          Class.forName(JDK_TIMEOUT).getConstructor(String.class).newInstance("request timed out");
    } catch (ReflectiveOperationException otherJava) {
      return new SocketTimeoutException("request timed out");
    }
  }

  private TimeLimits() {}
}
