/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.RetryingHttpClient;
import com.openai.errors.OpenAIIoException;
import java.io.InterruptedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The library's time limits, which changed their type between versions. */
final class SdkTimeouts {

  private final @Nullable Method timeoutOfOptions =
      getter(RequestOptions.class, "getTimeout", "timeout");
  private final @Nullable Method requestOfTimeout = getter(timeoutType(), "request");
  private final @Nullable Field maxRetries = maxRetriesField();

  /** How long one attempt may take, in nanoseconds; 0 where there is no limit. */
  long attempt(RequestOptions options) {
    try {
      Object timeout = timeoutOfOptions == null ? null : timeoutOfOptions.invoke(options);
      if (timeout instanceof Optional) {
        timeout = ((Optional<?>) timeout).orElse(null);
      }
      if (timeout != null && requestOfTimeout != null && !(timeout instanceof Duration)) {
        timeout = requestOfTimeout.invoke(timeout);
      }
      return timeout instanceof Duration ? ((Duration) timeout).toNanos() : 0;
    } catch (ReflectiveOperationException | ArithmeticException unreadable) {
      return 0;
    }
  }

  /** Whether a client tries again after an attempt took too long. */
  boolean retries(RetryingHttpClient client) {
    try {
      return maxRetries == null || maxRetries.getInt(client) > 0;
    } catch (IllegalAccessException unreadable) {
      return true;
    }
  }

  /** What the library throws when an attempt took too long. */
  static OpenAIIoException timedOut() {
    return new OpenAIIoException("Request failed", new InterruptedIOException("timeout"));
  }

  /* One of them at most is there. */
  private static @Nullable Method getter(@Nullable Class<?> type, String... names) {
    for (Method method : type == null ? new Method[0] : type.getMethods()) {
      if (method.getParameterCount() == 0 && Arrays.asList(names).contains(method.getName())) {
        return method;
      }
    }
    return null;
  }

  private static @Nullable Class<?> timeoutType() {
    String name = RequestOptions.class.getPackage().getName() + ".Timeout";
    try {
      return Class.forName(name, false, RequestOptions.class.getClassLoader());
    } catch (ClassNotFoundException olderVersion) {
      return null;
    }
  }

  private static @Nullable Field maxRetriesField() {
    try {
      Field field = RetryingHttpClient.class.getDeclaredField("maxRetries");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException | RuntimeException otherVersion) {
      return null;
    }
  }
}
