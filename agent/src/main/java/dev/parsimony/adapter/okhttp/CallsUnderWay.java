/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import dev.parsimony.exchange.AppContext;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** What is known of a call beside its request: who made it, and what its cancel is to end. */
final class CallsUnderWay {

  private static final Runnable NOTHING = () -> {};

  private final Map<Call, AppContext> callers = Collections.synchronizedMap(new WeakHashMap<>());
  private final Map<Call, Runnable> ends = Collections.synchronizedMap(new WeakHashMap<>());

  /** Notes the caller of a call that is going to run on another thread. */
  void enqueued(Call call, AppContext caller) {
    callers.put(call, caller);
  }

  /** The caller of a call that was enqueued; null for one that runs on its caller's thread. */
  @Nullable AppContext caller(Call call) {
    return callers.get(call);
  }

  /** Says what cancelling a call means from now on. */
  void onCancel(Call call, Runnable end) {
    ends.put(call, end);
    if (call.isCanceled()) {
      cancelled(call);
    }
  }

  void cancelled(Call call) {
    Runnable end = ends.remove(call);
    (end == null ? NOTHING : end).run();
  }
}
