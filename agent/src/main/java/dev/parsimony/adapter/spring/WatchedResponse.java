/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.engine.Call;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpResponse;

/** A response of the provider whose body is noted while the application reads it. */
final class WatchedResponse extends ResponseProxy {

  private final ClientHttpResponse original;
  private final ReplyBody body;
  private final InputStream handed;

  private WatchedResponse(ClientHttpResponse original, ReplyBody body, InputStream handed) {
    this.original = original;
    this.body = body;
    this.handed = handed;
  }

  /** The response as the application gets it: the very one when it passes unseen. */
  static ClientHttpResponse of(ClientHttpResponse original, ReplyBody body, Call call) {
    int status;
    try {
      status = Statuses.of(original);
    } catch (IOException noReply) {
      // Some transports wait for the reply only when they are asked for its status.
      call.failed(noReply);
      return original;
    }
    InputStream handed = call.opened(status, SpringHeaders.toWire(original.getHeaders()), body);
    return handed == body ? original : new WatchedResponse(original, body, handed).response();
  }

  @Override
  @Nullable Object of(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    switch (method.getName()) {
      case "getBody":
        body.begin();
        return handed;
      case "close":
        body.closeWith(handed);
        return null;
      default:
        return call(method, original, arguments);
    }
  }
}
