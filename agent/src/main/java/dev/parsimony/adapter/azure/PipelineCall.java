/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import static java.util.Objects.requireNonNull;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.adapter.push.PulledBody;
import dev.parsimony.adapter.reactive.ReceivingSubscriber;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call in the library's own types, whichever way it is sent. */
abstract class PipelineCall implements LibraryCall<HttpRequest, HttpResponse> {

  final HttpPipeline pipeline;
  private final HttpRequest request;
  private volatile @Nullable PulledBody<ByteBuffer> pulled;

  PipelineCall(HttpPipeline pipeline, HttpRequest request) {
    this.pipeline = requireNonNull(pipeline, "pipeline is null");
    this.request = requireNonNull(request, "request is null");
  }

  /** Another request is sent: nothing of its response has been read. */
  final void begin() {
    pulled = null;
  }

  @Override
  public final Object target() {
    return pipeline;
  }

  @Override
  public final HttpRequest request() {
    return request;
  }

  @Override
  public final HttpRequest changed(WireRequest changed) {
    return request.copy().setBody(changed.body());
  }

  @Override
  public HttpResponse send(HttpRequest outgoing) {
    throw new IllegalStateException("not a blocking call");
  }

  @Override
  public CompletableFuture<HttpResponse> sendAsync(HttpRequest outgoing) {
    throw new IllegalStateException("a blocking call");
  }

  @Override
  public final int status(HttpResponse response) {
    return response.getStatusCode();
  }

  @Override
  public final WireHeaders headers(HttpResponse response) {
    return new PipelineHeaders(response.getHeaders());
  }

  @Override
  public final InputStream body(HttpResponse response) {
    PulledBody<ByteBuffer> body =
        ReceivingSubscriber.pulled(response.getBody(), (item, bytes) -> bytes.accept(item));
    pulled = body;
    return body;
  }

  @Override
  public final HttpResponse watched(HttpResponse response, Call call) {
    InputStream read = pulled;
    if (read == null) {
      return WatchedResponse.of(response, call);
    }
    int status = response.getStatusCode();
    WireHeaders headers = headers(response);
    return new AnswerResponse(
        response.getRequest(),
        status,
        response.getHeaders(),
        call,
        call.opened(status, headers, read));
  }

  @Override
  public final HttpResponse answer(WireReply reply, Call call) {
    return new AnswerResponse(
        request, reply.status(), PipelineHeaders.of(reply.headers()), call, call.answered(reply));
  }

  @Override
  public final void close(HttpResponse response) {
    PulledBody<ByteBuffer> read = pulled;
    pulled = null;
    if (read != null) {
      read.close();
    }
    response.close();
  }

  /* By a policy of the pipeline, which can be taken out but rarely is. */
  @Override
  public final boolean retriesAfterTimeout() {
    return true;
  }

  @Override
  public final Throwable timedOut() {
    return new TimeoutException("timeout");
  }
}
