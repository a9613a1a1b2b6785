/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import dev.parsimony.engine.PushedReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * A reply on its way from the client to the application, at the application's pace; or held by the
 * agent, which reads it first.
 */
final class AsyncReply implements AsyncDataConsumer, Handed {

  private final HttpResponse head;
  private final @Nullable EntityDetails details;
  private final CompletableFuture<@Nullable AsyncDataConsumer> handed = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable PushedReply watched;
  private volatile @Nullable CapacityChannel capacity;
  private volatile boolean unwanted;
  private volatile boolean discarded;
  private final @Nullable HeldBody held;

  /**
   * @param judged whether the agent is to read the body before the application gets it
   */
  AsyncReply(HttpResponse head, @Nullable EntityDetails details, boolean judged) {
    this.head = head;
    this.details = details;
    this.held = judged ? new HeldBody() : null;
  }

  @Override
  public HttpResponse head() {
    return head;
  }

  @Nullable EntityDetails details() {
    return details;
  }

  /** The body where the agent reads it; null where the application gets it from the client. */
  @Nullable InputStream body() {
    return held == null ? null : held.body();
  }

  /** Whether the client's end of it is not told to the application. */
  boolean isKeptBack() {
    return discarded || held != null;
  }

  /** From now on the engine is told of it. */
  void watchedBy(@Nullable PushedReply reply) {
    watched = reply;
  }

  @Override
  public void handTo(AsyncExecCallback application) {
    try {
      handed.complete(application.handleResponse(head, details));
    } catch (Throwable ofTheApplication) {
      handed.completeExceptionally(ofTheApplication);
    }
  }

  @Override
  public void discard() {
    discarded = true;
    handed.complete(null);
    drop();
  }

  /** Nobody reads any more of it, where the agent does. */
  void drop() {
    if (held != null) {
      held.body().close();
    }
  }

  /**
   * What takes the body, once it is known what becomes of the reply. The thread that made the call
   * may just be about to say so.
   */
  @Nullable AsyncDataConsumer taken() throws HttpException, IOException {
    if (held != null) {
      return held;
    }
    Throwable thrown = handed.handle((consumer, failure) -> failure).join();
    if (thrown instanceof HttpException) {
      throw (HttpException) thrown;
    }
    if (thrown instanceof IOException) {
      throw (IOException) thrown;
    }
    if (thrown != null) {
      throw thrown instanceof RuntimeException
          ? (RuntimeException) thrown
          : new IllegalStateException(thrown);
    }
    return details == null ? null : this;
  }

  /**
   * The application cancels; returns whether nobody else wants the reply.
   *
   * @param given whether the application was given it, and has cancelled what it was given
   */
  boolean cancel(boolean given) throws IOException {
    if (held != null) {
      return !given || ended.get() || held.isDropped();
    }
    PushedReply reply = watched;
    if (reply == null || ended.get() || reply.cancelled()) {
      ended.set(true);
      return true;
    }
    unwanted = true;
    CapacityChannel channel = capacity;
    if (channel != null) {
      channel.update(Integer.MAX_VALUE);
    }
    return false;
  }

  private @Nullable AsyncDataConsumer application() {
    return unwanted || !handed.isDone() ? null : handed.join();
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    capacity = channel;
    AsyncDataConsumer application = application();
    if (application == null) {
      channel.update(Integer.MAX_VALUE);
    } else {
      application.updateCapacity(channel);
    }
  }

  @Override
  public void consume(ByteBuffer source) throws IOException {
    PushedReply reply = watched;
    if (reply != null) {
      reply.received(source);
    }
    AsyncDataConsumer application = application();
    if (application == null) {
      source.position(source.limit());
    } else {
      application.consume(source);
    }
  }

  /* The engine first: with the last byte the application may ask again. */
  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers)
      throws HttpException, IOException {
    complete();
    AsyncDataConsumer application = application();
    if (application != null) {
      application.streamEnd(trailers);
    }
  }

  /** All of it has come. */
  void complete() {
    if (held != null) {
      held.body().complete();
    }
    PushedReply reply = watched;
    if (ended.compareAndSet(false, true) && reply != null) {
      reply.completed();
    }
  }

  /** It broke off. */
  void fail(Throwable cause) {
    if (held != null) {
      held.body().fail(cause);
    }
    PushedReply reply = watched;
    if (ended.compareAndSet(false, true) && reply != null) {
      reply.failed(cause);
    }
  }

  @Override
  public void releaseResources() {
    AsyncDataConsumer application = application();
    if (application != null) {
      application.releaseResources();
    }
  }
}
