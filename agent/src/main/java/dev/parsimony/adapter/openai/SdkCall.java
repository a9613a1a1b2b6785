/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.util.Objects.requireNonNull;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.RetryingHttpClient;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.FilterInputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One intercepted call in the library's own terms: what both ways of waiting have in common. Keeps
 * what the original method did, which stands whatever fails around it.
 */
final class SdkCall {

  final Call call;
  final RetryingHttpClient client;
  private final HttpRequest request;
  private final RequestOptions options;
  private final Executor elsewhere;
  private @Nullable Object @Nullable [] outcome;

  SdkCall(Call call, RetryingHttpClient client, HttpRequest request, RequestOptions options) {
    this.call = call;
    this.client = client;
    this.request = request;
    this.options = options;
    this.elsewhere = call.elsewhere();
  }

  /**
   * What the application gets after a failure on the way.
   *
   * @return as at {@link dev.parsimony.bootstrap.CallHandler#handle}
   */
  @Nullable Object @Nullable [] outcomeDespite(Throwable failure) {
    if (!isOfTheOriginal(failure)) {
      giveUp("running of the call", failure);
    }
    return outcome;
  }

  /** Whether the original method threw this. */
  boolean isOfTheOriginal(Throwable failure) {
    return outcome != null && outcome[1] == failure;
  }

  /** Counts a failure of the agent, which has no further part in this call. */
  void giveUp(String step, Throwable failure) {
    SuppressedFailures.record(step, failure);
    Guard.insist("release of the call", call::abandon, elsewhere);
  }

  /** The call ended without a reply. */
  void failed(Throwable cause) {
    Guard.insist("end of the call", () -> call.failed(cause), elsewhere);
  }

  /** Ends the call as the library ends one that took too long. */
  RuntimeException timedOut() {
    RuntimeException timedOut = SdkTimeouts.timedOut();
    outcome = new @Nullable Object[] {null, timedOut};
    failed(timedOut);
    return timedOut;
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
    if (!Guard.call("resend", () -> call.resend(status) != null, false)) {
      return false;
    }
    outcome = null;
    if (rejection != null) {
      Guard.run("closing of a rejected response", () -> Responses.close(rejection));
    }
    return true;
  }

  /** Sends through the original method, which then blocks. */
  HttpResponse execute(@Nullable WireRequest changed) {
    HttpRequest outgoing = requireNonNull(outgoing(changed), "no request");
    Reentry.expect(client);
    try {
      HttpResponse response = client.execute(outgoing, options);
      outcome = new @Nullable Object[] {response, null};
      return response;
    } catch (Throwable ofTheCall) {
      outcome = new @Nullable Object[] {null, ofTheCall};
      throw ofTheCall;
    } finally {
      Reentry.forget();
    }
  }

  /** Sends through the original method, which returns at once. */
  CompletableFuture<HttpResponse> executeAsync(@Nullable WireRequest changed) {
    HttpRequest outgoing = requireNonNull(outgoing(changed), "no request");
    Reentry.expect(client);
    try {
      CompletableFuture<HttpResponse> response = client.executeAsync(outgoing, options);
      outcome = new @Nullable Object[] {response, null};
      return response;
    } catch (Throwable ofTheCall) {
      outcome = new @Nullable Object[] {null, ofTheCall};
      throw ofTheCall;
    } finally {
      Reentry.forget();
    }
  }

  /** What the original method has returned; where it was not asked, the call is made anew. */
  @SuppressWarnings("unchecked") // of an asynchronous call
  CompletableFuture<HttpResponse> sentOrSendAnew() {
    Object sent = outcome == null ? null : outcome[0];
    return sent == null
        ? client.executeAsync(request, options)
        : (CompletableFuture<HttpResponse>) sent;
  }

  /** The provider's response as the application gets it. */
  HttpResponse opened(HttpResponse response) {
    HttpResponse watched = Guard.orNull("handing over of the response", () -> watched(response));
    if (watched == null) {
      Guard.insist("release of the call", () -> call.unseen(response), elsewhere);
      return response;
    }
    return watched;
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
