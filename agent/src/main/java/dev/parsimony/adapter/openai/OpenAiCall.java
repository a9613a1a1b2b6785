/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.RetryingHttpClient;
import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/** One call in the library's own types. */
final class OpenAiCall implements LibraryCall<HttpRequest, HttpResponse> {

  private final RetryingHttpClient client;
  private final HttpRequest request;
  private final RequestOptions options;
  private final SdkRequests requests;
  private final SdkTimeouts timeouts;

  OpenAiCall(
      RetryingHttpClient client,
      HttpRequest request,
      RequestOptions options,
      SdkRequests requests,
      SdkTimeouts timeouts) {
    this.client = client;
    this.request = request;
    this.options = options;
    this.requests = requests;
    this.timeouts = timeouts;
  }

  @Override
  public Object target() {
    return client;
  }

  @Override
  public HttpRequest request() {
    return request;
  }

  @Override
  public HttpRequest changed(WireRequest changed) {
    return with(new JsonBody(changed.body(), contentType()));
  }

  @Override
  public HttpRequest changedOnce(WireRequest changed) {
    return with(new JsonBody(changed.body(), contentType(), false));
  }

  private HttpRequest with(JsonBody body) {
    return request.toBuilder().body(body).build();
  }

  @Override
  public HttpResponse send(HttpRequest outgoing) {
    return client.execute(outgoing, options);
  }

  @Override
  public CompletableFuture<HttpResponse> sendAsync(HttpRequest outgoing) {
    return client.executeAsync(outgoing, options);
  }

  @Override
  public int status(HttpResponse response) {
    return response.statusCode();
  }

  @Override
  public WireHeaders headers(HttpResponse response) {
    return new SdkHeaders(response.headers());
  }

  @Override
  public InputStream body(HttpResponse response) {
    return response.body();
  }

  @Override
  public HttpResponse watched(HttpResponse response, Call call) {
    int status = response.statusCode();
    Headers headers = response.headers();
    InputStream body = new ClosingBody(response);
    return new SdkResponse(status, headers, call.opened(status, new SdkHeaders(headers), body));
  }

  @Override
  public HttpResponse answer(WireReply reply, Call call) {
    return new SdkResponse(reply.status(), SdkHeaders.toSdk(reply.headers()), call.answered(reply));
  }

  @Override
  public void close(HttpResponse response) {
    Responses.close(response);
  }

  @Override
  public boolean isAbandonableAsync() {
    return true;
  }

  @Override
  public boolean retriesAfterTimeout() {
    return timeouts.retries(client);
  }

  @Override
  public Throwable timedOut() {
    return SdkTimeouts.timedOut();
  }

  private String contentType() {
    HttpRequestBody body = requests.body(request);
    String type = body == null ? null : body.contentType();
    return type == null ? "application/json" : type;
  }

  /** A response's body whose close closes the response. */
  private static final class ClosingBody extends FilterInputStream {

    private final HttpResponse response;

    ClosingBody(HttpResponse response) {
      super(response.body());
      this.response = response;
    }

    @Override
    public void close() {
      Responses.close(response);
    }
  }
}
