/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.RetryingHttpClient;
import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import org.jspecify.annotations.Nullable;

/** Takes over the calls of openai-java. */
public final class OpenAiAdapter implements Adapter {

  private static final String CLIENT = "openai-java";

  private final AdapterTools tools;
  private final SdkRequests requests = new SdkRequests();
  private final SdkTimeouts timeouts = new SdkTimeouts();
  private final Callers callers = new Callers(requests);
  private final Credentials credentials = new Credentials();

  public OpenAiAdapter(AdapterTools tools) {
    this.tools = tools;
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (method.equals("prepareAsync")) {
      if (!tools.engine().isOff()) {
        Guard.run(
            "noting of the caller",
            () -> callers.note(arguments[0], tools.app(), tools.engine().asksCaller()));
      }
      return null;
    }
    if (Reentry.expected(target)
        || arguments.length != 2
        || !(target instanceof RetryingHttpClient)
        || !(arguments[0] instanceof HttpRequest)
        || !(arguments[1] instanceof RequestOptions)) {
      return null;
    }
    Delivery delivery = method.equals("execute") ? Delivery.BLOCKING : Delivery.ASYNC;
    RetryingHttpClient client = (RetryingHttpClient) target;
    HttpRequest request = (HttpRequest) arguments[0];
    RequestOptions options = (RequestOptions) arguments[1];
    InterceptedCall<?, ?> call =
        Guard.orNull("opening of the call", () -> open(client, request, options, delivery));
    return call == null ? null : call.run(delivery);
  }

  private @Nullable InterceptedCall<?, ?> open(
      RetryingHttpClient client, HttpRequest request, RequestOptions options, Delivery delivery) {
    String method = request.method().name();
    String url = requests.url(request);
    Dialect dialect = tools.engine().dialectOf(method, url);
    byte[] body = dialect == null ? null : requests.json(request);
    if (dialect == null || body == null) {
      return null;
    }
    CallOrigin origin =
        new CallOrigin(
            CLIENT,
            tools.clientVersion(),
            tools.instance(credentials.owner(client)),
            delivery,
            timeouts.attempt(options),
            callers.of(request, tools.app()));
    WireHeaders headers = credentials.complete(new SdkHeaders(request.headers()), client);
    WireRequest read = new WireRequest(method, url, headers, body);
    return new InterceptedCall<>(
        tools.engine().open(dialect, read, origin),
        new OpenAiCall(client, request, options, requests, timeouts));
  }
}
