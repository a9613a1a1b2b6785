/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** How long a call may take. */
final class Limits {

  /** What is to be waited at most for the reply's beginning, in nanoseconds; 0 for no limit. */
  static long ofReply(Object client, Object request) {
    RequestConfig own = config(request);
    return of(own != null ? own : config(client));
  }

  /** The same where the configuration is known. */
  static long of(@Nullable RequestConfig config) {
    Timeout limit = config == null ? null : config.getResponseTimeout();
    return limit == null ? 0 : Math.max(limit.toNanoseconds(), 0);
  }

  private static @Nullable RequestConfig config(Object configured) {
    return configured instanceof Configurable ? ((Configurable) configured).getConfig() : null;
  }

  private Limits() {}
}
