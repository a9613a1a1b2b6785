/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import dev.parsimony.engine.Guard;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.jspecify.annotations.Nullable;

/** One sending of a request. The application is told of what comes after a reply that it got. */
final class AsyncExchange implements AsyncExecCallback {

  private final AsyncExecCallback application;
  private final Predicate<HttpResponse> judged;
  private final CompletableFuture<Handed> opened = new CompletableFuture<>();
  private volatile @Nullable AsyncReply reply;
  private @Nullable Runnable next;
  private boolean over;
  private volatile boolean broken;

  /**
   * @param judged whether the agent is to read a reply before the application gets it
   */
  AsyncExchange(AsyncExecCallback application, Predicate<HttpResponse> judged) {
    this.application = application;
    this.judged = judged;
  }

  /** The reply, as soon as its head has come. */
  CompletableFuture<Handed> opened() {
    return opened;
  }

  /** The reply; null before its head has come. */
  @Nullable AsyncReply reply() {
    return reply;
  }

  /** Whether it failed. */
  boolean isBroken() {
    return broken;
  }

  /** Has something done when the client is done with this one; false where it already is. */
  synchronized boolean then(Runnable task) {
    if (over) {
      return false;
    }
    next = task;
    return true;
  }

  /**
   * The application cancels: what the client still tells of it is told to the application alone.
   */
  void cancelled() {
    opened.completeExceptionally(new CancellationException("Request execution cancelled"));
  }

  @Override
  public @Nullable AsyncDataConsumer handleResponse(
      HttpResponse response, @Nullable EntityDetails details) throws HttpException, IOException {
    boolean held =
        details != null && Guard.call("look at the reply", () -> judged.test(response), false);
    AsyncReply come = new AsyncReply(response, details, held);
    AsyncReply before = reply;
    reply = come;
    if (before != null) {
      sentAgain(before, come);
    } else if (!opened.complete(come)) {
      come.discard();
    }
    return come.taken();
  }

  /* The client has sent a request again whose reply broke off, and nobody waits for the reply. */
  private void sentAgain(AsyncReply before, AsyncReply come) {
    before.fail(new IOException("sent again"));
    if (before.isKeptBack()) {
      come.discard();
    } else {
      come.handTo(application);
    }
  }

  @Override
  public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
    application.handleInformationResponse(response);
  }

  @Override
  public void completed() {
    AsyncReply come = reply;
    if (come == null) {
      opened.completeExceptionally(new IllegalStateException("no response"));
      end();
      return;
    }
    come.complete();
    if (!come.isKeptBack()) {
      application.completed();
    }
    end();
  }

  @Override
  public void failed(Exception cause) {
    broken = true;
    AsyncReply come = reply;
    if (come == null) {
      boolean told = opened.completeExceptionally(cause);
      end();
      if (!told) {
        application.failed(cause);
      }
      return;
    }
    come.fail(cause);
    if (!come.isKeptBack()) {
      application.failed(cause);
    }
    end();
  }

  private void end() {
    Runnable task;
    synchronized (this) {
      over = true;
      task = next;
      next = null;
    }
    if (task != null) {
      task.run();
    }
  }
}
