/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.Reentry;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Knows the calls of OkHttp that a client library makes for a call of its own, which the adapter of
 * that library has taken already: by the thread, and on other threads, as those of its retries, by
 * the library's own type of body.
 */
final class OuterCalls {

  private static final String SEAM = "core.http.RetryingHttpClient";
  private static final String[] LIBRARIES = {"com.openai.", "com.anthropic."};

  private final AdapterTools tools;
  private final Set<Call> enqueued =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  OuterCalls(AdapterTools tools) {
    this.tools = tools;
  }

  /** Whether the calling thread works for such a call. */
  boolean isWithin() {
    return Reentry.within();
  }

  /** Notes a call that goes on on another thread. */
  void note(Call call) {
    enqueued.add(call);
  }

  boolean has(Call call, Request request) {
    return isWithin() || enqueued.contains(call) || isOfALibrary(request.body());
  }

  private boolean isOfALibrary(@Nullable RequestBody body) {
    if (body == null) {
      return false;
    }
    Class<?> type = body.getClass();
    for (String library : LIBRARIES) {
      if (type.getName().startsWith(library)) {
        return tools.hasTaken(library + SEAM, type.getClassLoader());
      }
    }
    return false;
  }
}
