/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;

/** A call whose thread waits. */
final class BlockingPipelineCall extends PipelineCall {

  private final Context context;

  BlockingPipelineCall(HttpPipeline pipeline, HttpRequest request, Context context) {
    super(pipeline, request);
    this.context = context;
  }

  @Override
  public HttpResponse send(HttpRequest outgoing) {
    begin();
    return pipeline.sendSync(outgoing, context);
  }
}
