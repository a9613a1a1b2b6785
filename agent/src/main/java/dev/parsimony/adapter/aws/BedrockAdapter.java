/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.handler.ClientExecutionParams;
import software.amazon.awssdk.core.internal.http.RequestExecutionContext;
import software.amazon.awssdk.core.internal.http.pipeline.RequestPipeline;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/** Takes over the calls of the Bedrock runtime's clients. */
public final class BedrockAdapter implements Adapter {

  private static final String CLIENT = "bedrockruntime";

  private final AdapterTools tools;
  private final Limits limits = new Limits();
  private final Checksums checksums = new Checksums();

  public BedrockAdapter(AdapterTools tools) {
    this.tools = tools;
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (arguments.length > 0 && arguments[0] instanceof ClientExecutionParams) {
      ClientExecutionParams<?, ?> params = (ClientExecutionParams<?, ?>) arguments[0];
      if (!tools.engine().isOff()) {
        Guard.run("preparation of the call", () -> prepare(target, params));
      }
      return null;
    }
    if (arguments.length != 2
        || !(target instanceof RequestPipeline)
        || !(arguments[0] instanceof SdkHttpFullRequest)
        || !(arguments[1] instanceof RequestExecutionContext)
        || Reentry.expected(target)) {
      return null;
    }
    @SuppressWarnings("unchecked") // It takes what it was given.
    RequestPipeline<SdkHttpFullRequest, ?> stage = (RequestPipeline<SdkHttpFullRequest, ?>) target;
    return attempts(
        stage, (SdkHttpFullRequest) arguments[0], (RequestExecutionContext) arguments[1]);
  }

  /* The application's call begins: its attempts are to go through a transport of the agent's. */
  private void prepare(Object client, ClientExecutionParams<?, ?> params) {
    SdkClientConfiguration config = params.requestConfiguration();
    if (config != null) {
      Transport transport = new Transport(tools.instance(client), config);
      params.withRequestConfiguration(transport.configuration());
      params.putExecutionAttribute(Transport.KEY, transport);
    }
  }

  /* The SDK begins the attempts of a call. */
  private @Nullable Object @Nullable [] attempts(
      RequestPipeline<SdkHttpFullRequest, ?> stage,
      SdkHttpFullRequest request,
      RequestExecutionContext context) {
    Transport transport = context.executionAttributes().getAttribute(Transport.KEY);
    InterceptedCall<?, ?> call =
        transport == null
            ? null
            : Guard.orNull("opening of the call", () -> open(stage, request, context, transport));
    return call == null || transport == null ? null : call.run(transport.delivery());
  }

  private @Nullable InterceptedCall<?, ?> open(
      RequestPipeline<SdkHttpFullRequest, ?> stage,
      SdkHttpFullRequest request,
      RequestExecutionContext context,
      Transport transport) {
    String method = request.method().name();
    String url = request.getUri().toString();
    Dialect dialect = tools.engine().dialectOf(method, url);
    byte[] body = dialect == null || context.requestProvider() != null ? null : Bodies.of(request);
    if (dialect == null || body == null) {
      return null;
    }
    SdkHeaders headers = new SdkHeaders(request, Credentials.of(context));
    WireRequest read = new WireRequest(method, url, headers, body);
    CallOrigin origin = origin(context, transport);
    Supplier<Call> opening = () -> tools.engine().open(dialect, read, origin);
    Call call = opening.get();
    Attempts attempts = new Attempts(call, opening);
    transport.use(attempts);
    return new InterceptedCall<>(
        call,
        new BedrockCall(
            stage, request, context, attempts, transport.configuration(), limits, checksums));
  }

  private CallOrigin origin(RequestExecutionContext context, Transport transport) {
    return new CallOrigin(
        CLIENT,
        tools.clientVersion(),
        transport.client(),
        transport.delivery(),
        limits.attempt(context, transport.configuration()),
        transport.delivery() == Delivery.BLOCKING
            ? tools.app()
            : tools.app().captured(tools.engine().asksCaller()));
  }
}
