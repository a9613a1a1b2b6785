/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** One call in OkHttp's types. It blocks, on whatever thread OkHttp runs it. */
final class OkHttpCall implements LibraryCall<Request, Response> {

  private final Interceptor.Chain chain;
  private final Request request;
  private final CallsUnderWay underWay;

  OkHttpCall(Interceptor.Chain chain, Request request, CallsUnderWay underWay) {
    this.chain = chain;
    this.request = request;
    this.underWay = underWay;
  }

  @Override
  public Object target() {
    return chain;
  }

  @Override
  public Request request() {
    return request;
  }

  @Override
  public boolean movesUrl() {
    return true;
  }

  @Override
  public Request changed(WireRequest changed) {
    RequestBody original = requireNonNull(request.body());
    RequestBody body = RequestBody.create(original.contentType(), changed.body());
    Request.Builder copy = request.newBuilder().method(request.method(), body);
    boolean moved = !changed.url().equals(request.url().toString());
    return (moved ? copy.url(changed.url()) : copy).build();
  }

  @Override
  public Response send(Request outgoing) throws IOException {
    return chain.proceed(outgoing);
  }

  @Override
  public CompletableFuture<Response> sendAsync(Request outgoing) {
    throw new UnsupportedOperationException("OkHttp's calls block where they run");
  }

  @Override
  public int status(Response response) {
    return response.code();
  }

  @Override
  public WireHeaders headers(Response response) {
    return new OkHttpHeaders(response.headers());
  }

  @Override
  public InputStream body(Response response) {
    return requireNonNull(response.body()).byteStream();
  }

  @Override
  public Response watched(Response response, Call call) {
    ResponseBody body = requireNonNull(response.body());
    InputStream bytes = body.byteStream();
    Response.Builder watched = response.newBuilder();
    OkHttpHeaders headers = new OkHttpHeaders(response.headers());
    InputStream handed = call.opened(response.code(), headers, bytes);
    return watched.body(HandedBody.watched(body, handed)).build();
  }

  @Override
  public Response answer(WireReply reply, Call call) {
    long now = System.currentTimeMillis();
    Response.Builder answer =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(reply.status())
            .message("OK")
            .headers(OkHttpHeaders.toOkHttp(reply.headers()))
            .sentRequestAtMillis(now)
            .receivedResponseAtMillis(now);
    InputStream bytes = call.answered(reply);
    underWay.onCancel(chain.call(), () -> close(bytes));
    return answer.body(HandedBody.answered(reply.headers().first("content-type"), bytes)).build();
  }

  @Override
  public void close(Response response) {
    response.close();
  }

  @Override
  public void onCancel(Runnable stopWaiting) {
    underWay.onCancel(chain.call(), stopWaiting);
  }

  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  @Override
  public Throwable timedOut() {
    return Timeouts.ofWholeCall(chain) > 0
        ? new InterruptedIOException("timeout")
        : new SocketTimeoutException("timeout");
  }

  private static void close(InputStream bytes) {
    try {
      bytes.close();
    } catch (IOException e) {
      // Nobody reads it.
    }
  }
}
