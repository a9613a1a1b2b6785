/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.internal.http.RequestExecutionContext;

/** How long and how often the SDK tries. */
final class Limits {

  private final @Nullable SdkClientOption<?> strategy = option("RETRY_STRATEGY");
  private final @Nullable SdkClientOption<?> policy = option("RETRY_POLICY");

  /** How long one attempt may take, in nanoseconds; 0 where there is no limit. */
  long attempt(RequestExecutionContext context, SdkClientConfiguration config) {
    RequestOverrideConfiguration asked = context.requestConfig();
    Duration attempt =
        asked
            .apiCallAttemptTimeout()
            .orElse(config.option(SdkClientOption.API_CALL_ATTEMPT_TIMEOUT));
    Duration whole = asked.apiCallTimeout().orElse(config.option(SdkClientOption.API_CALL_TIMEOUT));
    return shortest(nanos(attempt), nanos(whole));
  }

  /** Whether another attempt is made after one took too long. */
  boolean retries(SdkClientConfiguration config) {
    Integer attempts = number(strategy, config, "maxAttempts");
    Integer retries = number(policy, config, "numRetries");
    return attempts != null ? attempts > 1 : retries == null || retries > 0;
  }

  /** What the SDK throws when an attempt took too long. */
  Throwable timedOut(RequestExecutionContext context, SdkClientConfiguration config) {
    return ApiCallAttemptTimeoutException.create(attempt(context, config) / 1_000_000);
  }

  private static long shortest(long one, long other) {
    return one == 0 || (other != 0 && other < one) ? other : one;
  }

  private static long nanos(@Nullable Duration duration) {
    try {
      return duration == null ? 0 : duration.toNanos();
    } catch (ArithmeticException forEver) {
      return 0;
    }
  }

  private static @Nullable Integer number(
      @Nullable SdkClientOption<?> option, SdkClientConfiguration config, String getter) {
    try {
      Object value = option == null ? null : config.option(option);
      if (value == null) {
        return null;
      }
      Method method = value.getClass().getMethod(getter);
      method.setAccessible(true);
      return (Integer) method.invoke(value);
    } catch (ReflectiveOperationException | RuntimeException unreadable) {
      return null;
    }
  }

  /* Policies came first, strategies replaced them. */
  private static @Nullable SdkClientOption<?> option(String name) {
    try {
      return (SdkClientOption<?>) SdkClientOption.class.getField(name).get(null);
    } catch (ReflectiveOperationException otherVersion) {
      return null;
    }
  }
}
