/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.RetryingHttpClient;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.FilterInputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One intercepted call in the library's own terms: what both ways of waiting have in common. */
final class SdkCall {

  final Call call;
  final RetryingHttpClient client;
  private final HttpRequest request;
  private final RequestOptions options;

  SdkCall(Call call, RetryingHttpClient client, HttpRequest request, RequestOptions options) {
    this.call = call;
    this.client = client;
    this.request = request;
    this.options = options;
  }

  /** Sends through the original method, which then blocks. */
  HttpResponse execute(@Nullable WireRequest changed) {
    HttpRequest outgoing = outgoing(changed);
    Reentry.expect(client);
    try {
      return client.execute(outgoing, options);
    } finally {
      Reentry.forget();
    }
  }

  /** Sends through the original method, which returns at once. */
  CompletableFuture<HttpResponse> executeAsync(@Nullable WireRequest changed) {
    HttpRequest outgoing = outgoing(changed);
    Reentry.expect(client);
    try {
      return client.executeAsync(outgoing, options);
    } finally {
      Reentry.forget();
    }
  }

  /**
   * Whether a request that the agent changed was rejected, and has to be sent as the application
   * made it; the response to it is then closed.
   *
   * @param rejection null when the call failed without one
   */
  boolean resends(@Nullable HttpResponse rejection) {
    if (!call.isChanged()) {
      return false;
    }
    int status =
        rejection == null ? 0 : Guard.call("status of a response", rejection::statusCode, 200);
    boolean resends = call.resend(status) != null;
    if (resends && rejection != null) {
      Guard.run("closing of a rejected response", () -> Responses.close(rejection));
    }
    return resends;
  }

  /** The provider's response as the application gets it. */
  HttpResponse opened(HttpResponse response) {
    HttpResponse watched = Guard.orNull("handing over of the response", () -> watched(response));
    return watched == null ? call.unseen(response) : watched;
  }

  /** An answer of the agent's as the application gets it; null when it cannot be given. */
  @Nullable HttpResponse answered(WireReply reply) {
    return Guard.orNull(
        "handing over of the answer",
        () ->
            new SdkResponse(
                reply.status(), SdkHeaders.toSdk(reply.headers()), call.answered(reply)));
  }

  private HttpResponse watched(HttpResponse response) {
    int status = response.statusCode();
    Headers headers = response.headers();
    ClosingBody body = new ClosingBody(response);
    // Last: from here on the body may be read on others' behalf.
    return new SdkResponse(status, headers, call.opened(status, new SdkHeaders(headers), body));
  }

  /* An untouched request leaves as the very object that the application's call made. */
  private HttpRequest outgoing(@Nullable WireRequest changed) {
    return changed == null
        ? request
        : Guard.call(
            "change of the request",
            () -> request.toBuilder().body(new JsonBody(changed.body(), contentType())).build(),
            request);
  }

  private String contentType() {
    HttpRequestBody body = request.body();
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
