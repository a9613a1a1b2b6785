/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.Configurable;
import org.jspecify.annotations.Nullable;

/** How long a call may take. */
final class Limits {

  /** What is to be waited at most for the reply's beginning, in nanoseconds; 0 for no limit. */
  static long ofReply(Object client, Object request) {
    RequestConfig own = config(request);
    RequestConfig config = own != null ? own : config(client);
    // Less than none is the default of the system.
    int limit = config == null ? 0 : Math.max(config.getSocketTimeout(), 0);
    return TimeUnit.MILLISECONDS.toNanos(limit);
  }

  private static @Nullable RequestConfig config(Object configured) {
    return configured instanceof Configurable ? ((Configurable) configured).getConfig() : null;
  }

  private Limits() {}
}
