/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.Response;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.internal.http.RequestExecutionContext;
import software.amazon.awssdk.core.internal.http.pipeline.RequestPipeline;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/**
 * One call in the SDK's own types. An answer of the agent's takes the way of a reply: the SDK makes
 * an attempt, which the transport answers.
 */
final class BedrockCall implements LibraryCall<SdkHttpFullRequest, Response<?>> {

  private final RequestPipeline<SdkHttpFullRequest, ?> stage;
  private final SdkHttpFullRequest request;
  private final RequestExecutionContext context;
  private final Attempts attempts;
  private final SdkClientConfiguration config;
  private final Limits limits;
  private final Checksums checksums;

  BedrockCall(
      RequestPipeline<SdkHttpFullRequest, ?> stage,
      SdkHttpFullRequest request,
      RequestExecutionContext context,
      Attempts attempts,
      SdkClientConfiguration config,
      Limits limits,
      Checksums checksums) {
    this.stage = stage;
    this.request = request;
    this.context = context;
    this.attempts = attempts;
    this.config = config;
    this.limits = limits;
    this.checksums = checksums;
  }

  @Override
  public Object target() {
    return stage;
  }

  @Override
  public SdkHttpFullRequest request() {
    return request;
  }

  @Override
  public boolean movesUrl() {
    return true;
  }

  @Override
  public SdkHttpFullRequest changed(WireRequest changed) {
    return Bodies.replaced(request, changed.url(), changed.body());
  }

  @Override
  public Response<?> send(SdkHttpFullRequest outgoing) throws Exception {
    prepare();
    return (Response<?>) stage.execute(outgoing, context);
  }

  @Override
  @SuppressWarnings("unchecked") // of an asynchronous client
  public CompletableFuture<Response<?>> sendAsync(SdkHttpFullRequest outgoing) throws Exception {
    prepare();
    return (CompletableFuture<Response<?>>) stage.execute(outgoing, context);
  }

  @Override
  public int status(Response<?> response) {
    return response.httpResponse().statusCode();
  }

  @Override
  public @Nullable WireHeaders headers(Response<?> response) {
    ReceivedReply judged = attempts.judged();
    return judged == null ? null : judged.headers();
  }

  @Override
  public InputStream body(Response<?> response) {
    return requireNonNull(attempts.judged(), "not noted").body();
  }

  @Override
  public Response<?> watched(Response<?> response, Call call) {
    attempts.ended();
    return response;
  }

  @Override
  public @Nullable Response<?> answer(WireReply reply, Call call) {
    try {
      return (Response<?>) answering(reply, call);
    } catch (AbortedException | InterruptedException ofTheApplication) {
      return null; // It meets the same again when the call is sent.
    } catch (Exception unanswered) {
      throw new IllegalStateException("the answer was not taken", unanswered);
    }
  }

  @Override
  public CompletableFuture<@Nullable Response<?>> answerWaiting(WireReply reply, Call call) {
    CompletableFuture<@Nullable Response<?>> answer = new CompletableFuture<>();
    if (reply.status() / 100 == 2) {
      answer.complete(answer(reply, call));
      return answer;
    }
    try {
      answer.complete((Response<?>) answering(reply, call));
    } catch (SdkServiceException refused) {
      answer.completeExceptionally(refused);
    } catch (Exception unanswered) {
      throw new IllegalStateException("the answer was not taken", unanswered);
    }
    return answer;
  }

  @Override
  @SuppressWarnings("unchecked") // of an asynchronous client
  public CompletableFuture<Response<?>> answerAsync(WireReply reply, Call call) {
    try {
      return (CompletableFuture<Response<?>>) answering(reply, call);
    } catch (Exception unanswered) {
      throw new IllegalStateException("the answer was not taken", unanswered);
    }
  }

  @Override
  public void close(Response<?> response) {
    // It was received to its end.
  }

  @Override
  public @Nullable WireReply rejection(Throwable thrown) {
    return thrown instanceof SdkServiceException ? attempts.rejection() : null;
  }

  @Override
  public boolean endsByFailure() {
    return true;
  }

  @Override
  public boolean retriesAfterTimeout() {
    return limits.retries(config);
  }

  @Override
  public Throwable timedOut() {
    return limits.timedOut(context, config);
  }

  private void prepare() {
    Guard.run(
        "preparation of the attempts",
        () -> {
          attempts.send();
          checksums.forget(context.executionAttributes());
        });
  }

  private Object answering(WireReply reply, Call call) throws Exception {
    attempts.answerWith(Answer.of(reply, call));
    Reentry.expect(stage);
    try {
      return stage.execute(request, context);
    } finally {
      Reentry.forget();
    }
  }
}
