/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import dev.parsimony.adapter.Reentry;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** A call whose caller subscribes to its response. */
final class AsyncPipelineCall extends PipelineCall {

  private final HttpPipelineCallContext context;
  private final ContextView subscriber;

  /**
   * @param subscriber what the application put into its reactive context
   */
  AsyncPipelineCall(
      HttpPipeline pipeline, HttpPipelineCallContext context, ContextView subscriber) {
    super(pipeline, context.getHttpRequest());
    this.context = context;
    this.subscriber = subscriber;
  }

  @Override
  public CompletableFuture<HttpResponse> sendAsync(HttpRequest outgoing) {
    begin();
    context.setHttpRequest(outgoing);
    return pipeline.send(context).contextWrite(subscriber).toFuture();
  }

  @Override
  public boolean isAbandonableAsync() {
    return true;
  }

  @Override
  public void abandonAsync(CompletableFuture<HttpResponse> sent) {
    sent.cancel(true);
  }

  /** What the original method returns, for a call that the agent has no part in. */
  Mono<HttpResponse> original() {
    Reentry.expect(pipeline);
    try {
      return pipeline.send(context);
    } finally {
      Reentry.forget();
    }
  }
}
