/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import dev.parsimony.exchange.AppContext;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who made an asynchronous call. The library prepares its request on the caller's thread and sends
 * it on another; what both have in common is the request's body.
 */
final class Callers {

  private final Map<HttpRequestBody, AppContext> waiting =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final SdkRequests requests;

  Callers(SdkRequests requests) {
    this.requests = requests;
  }

  /** Notes the caller of a request that is being prepared on the calling thread. */
  void note(@Nullable Object request, AppContext app, boolean inFull) {
    HttpRequestBody body =
        request instanceof HttpRequest ? requests.body((HttpRequest) request) : null;
    if (body != null && body.repeatable()) {
      waiting.put(body, app.captured(inFull));
    }
  }

  /** The caller of a request that is being sent; the calling thread where none was noted. */
  AppContext of(HttpRequest request, AppContext app) {
    HttpRequestBody body = requests.body(request);
    AppContext noted = body == null ? null : waiting.remove(body);
    return noted == null ? app : noted;
  }
}
