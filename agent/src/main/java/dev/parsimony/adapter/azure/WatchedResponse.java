/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import com.azure.core.http.HttpResponse;
import dev.parsimony.adapter.reactive.WatchedPublisher;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.PushedReply;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** A response of the provider whose body is noted while the application receives it. */
final class WatchedResponse extends PushedResponse {

  private final HttpResponse original;
  private @Nullable WatchedPublisher<ByteBuffer> body;

  private WatchedResponse(HttpResponse original) {
    super(original.getRequest(), original.getStatusCode(), original.getHeaders());
    this.original = original;
  }

  /** Hands a response to the engine; the response itself when it passes unseen. */
  static HttpResponse of(HttpResponse original, Call call) {
    WatchedResponse watched = new WatchedResponse(original);
    PushedReply reply =
        call.opened(original.getStatusCode(), new PipelineHeaders(original.getHeaders()), watched);
    if (reply == null) {
      return original;
    }
    watched.body =
        new WatchedPublisher<>(
            original.getBody(), (item, bytes) -> bytes.accept(item), reply, watched);
    return watched;
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    WatchedPublisher<ByteBuffer> pushed = body;
    return pushed == null ? original.getBody() : Flux.from(pushed);
  }

  @Override
  public void close() {
    if (body == null || body.cancel()) {
      original.close();
    }
  }
}
