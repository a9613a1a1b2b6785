/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.adapter.reactive.Monos;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes over the calls that Azure's clients send through their pipeline. */
public final class AzureAdapter implements Adapter {

  private static final String CLIENT = "azure-core";
  private static final String TIMEOUT_KEY = "azure-response-timeout";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  private final AdapterTools tools;

  public AzureAdapter(AdapterTools tools) {
    this.tools = tools;
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (!(target instanceof HttpPipeline) || Reentry.expected(target)) {
      return null;
    }
    HttpPipeline pipeline = (HttpPipeline) target;
    if (arguments.length == 2 && method.equals("sendSync")) {
      return sendSync(pipeline, arguments[0], arguments[1]);
    }
    // The other forms of send come to this one.
    return arguments.length == 1 && arguments[0] instanceof HttpPipelineCallContext
        ? send(pipeline, (HttpPipelineCallContext) arguments[0])
        : null;
  }

  private @Nullable Object @Nullable [] sendSync(
      HttpPipeline pipeline, @Nullable Object request, @Nullable Object context) {
    if (!(request instanceof HttpRequest) || !(context instanceof Context)) {
      return null;
    }
    BlockingPipelineCall library =
        new BlockingPipelineCall(pipeline, (HttpRequest) request, (Context) context);
    Duration timeout = timeout(((Context) context).getData(TIMEOUT_KEY).orElse(null));
    InterceptedCall<?, ?> call =
        Guard.orNull(
            "opening of the call",
            () -> open(pipeline, library, Delivery.BLOCKING, timeout, tools.app()));
    return call == null ? null : call.run(Delivery.BLOCKING);
  }

  private @Nullable Object @Nullable [] send(
      HttpPipeline pipeline, HttpPipelineCallContext context) {
    Mono<HttpResponse> sending =
        Guard.orNull("preparation of the call", () -> sending(pipeline, context));
    return sending == null ? null : new @Nullable Object[] {sending, null};
  }

  /* Each subscription is a call of its own, as it is for the library. */
  private @Nullable Mono<HttpResponse> sending(
      HttpPipeline pipeline, HttpPipelineCallContext context) {
    if (dialectOf(context.getHttpRequest()) == null) {
      return null;
    }
    AppContext caller = tools.app().captured(tools.engine().asksCaller());
    Duration timeout = timeout(context.getData(TIMEOUT_KEY).orElse(null));
    return Mono.deferContextual(
        view -> {
          AsyncPipelineCall library = new AsyncPipelineCall(pipeline, context, view);
          InterceptedCall<?, HttpResponse> call =
              Guard.orNull(
                  "opening of the call",
                  () -> open(pipeline, library, Delivery.ASYNC, timeout, caller));
          return call == null ? library.original() : Monos.of(call, library::original);
        });
  }

  private <R> @Nullable InterceptedCall<?, R> open(
      HttpPipeline pipeline,
      LibraryCall<HttpRequest, R> library,
      Delivery delivery,
      Duration timeout,
      AppContext caller) {
    HttpRequest request = library.request();
    Dialect dialect = dialectOf(request);
    byte[] body = dialect == null ? null : body(request);
    if (dialect == null || body == null) {
      return null;
    }
    CallOrigin origin =
        new CallOrigin(
            CLIENT,
            tools.clientVersion(),
            tools.instance(pipeline),
            delivery,
            timeout.toNanos(),
            caller);
    WireRequest read =
        new WireRequest(
            "POST", request.getUrl().toString(), new PipelineHeaders(request.getHeaders()), body);
    return new InterceptedCall<>(tools.engine().open(dialect, read, origin), library);
  }

  private @Nullable Dialect dialectOf(HttpRequest request) {
    return request.getHttpMethod() == HttpMethod.POST
        ? tools.engine().dialectOf("POST", request.getUrl().toString())
        : null;
  }

  /* A body that comes from a stream or a publisher is not read: it may be there only once. */
  private static byte @Nullable [] body(HttpRequest request) {
    BinaryData body = request.getBodyAsBinaryData();
    return body == null || !body.isReplayable() || body.getLength() == null ? null : body.toBytes();
  }

  private static Duration timeout(@Nullable Object set) {
    return set instanceof Duration ? (Duration) set : DEFAULT_TIMEOUT;
  }
}
