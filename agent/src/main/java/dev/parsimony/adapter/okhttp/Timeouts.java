/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;

/** How long a call may take. */
final class Timeouts {

  /** What is to be waited at most for the reply's beginning, in nanoseconds; 0 for no limit. */
  static long ofReply(Interceptor.Chain chain) {
    long whole = ofWholeCall(chain);
    return whole > 0 ? whole : TimeUnit.MILLISECONDS.toNanos(chain.readTimeoutMillis());
  }

  /** The limit of the call as a whole, in nanoseconds; 0 for none. */
  static long ofWholeCall(Interceptor.Chain chain) {
    try {
      return chain.call().timeout().timeoutNanos();
    } catch (NoSuchMethodError before312) {
      return 0;
    }
  }

  private Timeouts() {}
}
