/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.LibraryCall;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;

/** One call of the asynchronous client, at the first element of its chain of execution. */
final class Apache5AsyncCall implements LibraryCall<AsyncRequest, Handed> {

  private final Object element;
  private final AsyncRequest request;
  private final AsyncExecCallback application;
  private final Method execution;
  private final OwnDependency dependency = new OwnDependency();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Scope scope;
  private volatile @Nullable Call call;
  private volatile @Nullable AsyncExchange sent;
  private volatile @Nullable AsyncAnswer answer;

  Apache5AsyncCall(
      Object element, AsyncRequest request, Scope original, AsyncExecCallback application)
      throws ReflectiveOperationException {
    this.element = element;
    this.request = request;
    this.application = application;
    this.execution = Scopes.execution(element.getClass());
    this.scope = Scopes.over(original, dependency);
  }

  /** Says which call of the engine's it is. */
  void belongsTo(Call opened) {
    call = opened;
  }

  /** The application's cancel, which its future passes on. */
  boolean cancel() {
    AsyncAnswer given = answer;
    if (given != null) {
      given.cancel();
    }
    AsyncExchange current = sent;
    AsyncReply reply = current == null ? null : current.reply();
    if (reply != null && isWantedByOthers(reply, given != null)) {
      return false;
    }
    boolean cancelled = dependency.cancel();
    if (reply != null) {
      // After that: whoever judges it may not send anything any more.
      reply.drop();
    } else if (current != null) {
      // The client need not tell of it, and then nobody else ends the call.
      told.set(true);
      current.cancelled();
    }
    return cancelled;
  }

  private static boolean isWantedByOthers(AsyncReply reply, boolean given) {
    try {
      return !reply.cancel(given);
    } catch (IOException closed) {
      return false;
    }
  }

  /** Tells the application what came of the call; once. */
  void tell(@Nullable Handed reply, @Nullable Throwable failure) {
    boolean first = told.compareAndSet(false, true);
    if (reply != null && first) {
      reply.handTo(application);
    } else if (reply != null) {
      reply.discard();
    } else if (first) {
      application.failed(
          failure instanceof Exception ? (Exception) failure : new IOException(failure));
    }
  }

  @Override
  public Object target() {
    return element;
  }

  @Override
  public AsyncRequest request() {
    return request;
  }

  @Override
  public AsyncRequest changed(WireRequest changed) {
    return request.with(changed.body());
  }

  @Override
  public Handed send(AsyncRequest outgoing) {
    throw new UnsupportedOperationException("an asynchronous call does not block");
  }

  @Override
  public CompletableFuture<Handed> sendAsync(AsyncRequest outgoing) throws Exception {
    if (dependency.isCancelled()) {
      throw new CancellationException("Request execution cancelled");
    }
    AsyncExchange before = sent;
    AsyncExchange exchange = new AsyncExchange(application, this::isJudged);
    CompletableFuture<Handed> opened = exchange.opened();
    sent = exchange;
    // From here on the client tells of it: nothing of the agent's may fail any more.
    if (before == null) {
      Scopes.execute(execution, element, outgoing, scope, exchange);
      return opened;
    }
    Runnable start = () -> start(before, outgoing, exchange);
    if (!Guard.call("wait for the request before", () -> before.then(start), false)) {
      start.run();
    }
    return opened;
  }

  private boolean isJudged(HttpResponse head) {
    Call opened = call;
    return opened != null
        && opened.isChanged()
        && opened.judges(head.getCode(), new Headers5(head));
  }

  private void start(AsyncExchange before, AsyncRequest outgoing, AsyncExchange exchange) {
    Guard.run("end of the request before", () -> letGo(before));
    try {
      Scopes.execute(execution, element, outgoing, scope, exchange);
    } catch (Exception ofTheCall) {
      exchange.failed(ofTheCall);
    }
  }

  /* As the client does after a failure: the connection may be about to close. */
  private void letGo(AsyncExchange before) {
    if (before.isBroken()) {
      scope.execRuntime.discardEndpoint();
    }
  }

  @Override
  public int status(Handed response) {
    return response.head().getCode();
  }

  @Override
  public boolean isHeld() {
    AsyncExchange current = sent;
    AsyncReply reply = current == null ? null : current.reply();
    return reply != null && reply.body() != null;
  }

  @Override
  public @Nullable WireHeaders headers(Handed response) {
    return ((AsyncReply) response).body() == null ? null : new Headers5(response.head());
  }

  @Override
  public InputStream body(Handed response) {
    return requireNonNull(((AsyncReply) response).body(), "not held");
  }

  @Override
  public Handed watched(Handed response, Call opened) {
    AsyncReply reply = (AsyncReply) response;
    WireHeaders headers = new Headers5(reply.head());
    InputStream body = reply.body();
    if (body == null) {
      reply.watchedBy(opened.opened(status(reply), headers, reply));
      return reply;
    }
    AsyncAnswer given =
        new AsyncAnswer(
            reply.head(),
            requireNonNull(reply.details(), "no entity"),
            opened.opened(status(reply), headers, body),
            opened.readers());
    answer = given;
    return given;
  }

  @Override
  public Handed answer(WireReply reply, Call answering) {
    BasicHttpResponse head = new BasicHttpResponse(reply.status(), "OK");
    for (String name : reply.headers().names()) {
      reply.headers().values(name).forEach(value -> head.addHeader(name, value));
    }
    String type = reply.headers().first("content-type");
    BasicEntityDetails details = new BasicEntityDetails(-1, ContentType.parseLenient(type));
    AsyncAnswer given =
        new AsyncAnswer(head, details, answering.answered(reply), answering.readers());
    answer = given;
    return given;
  }

  @Override
  public void close(Handed response) {
    response.discard();
  }

  @Override
  public boolean retriesAfterTimeout() {
    return false;
  }

  @Override
  public Throwable timedOut() {
    return new SocketTimeoutException("Read timed out");
  }
}
