/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.jspecify.annotations.Nullable;

/** One sending of a request. The application is told of what comes after a reply that it got. */
final class AsyncExchange implements AsyncExecCallback {

  private final AsyncExecCallback application;
  private final CompletableFuture<Handed> opened = new CompletableFuture<>();
  private volatile @Nullable AsyncReply reply;
  private @Nullable Runnable next;
  private boolean over;

  AsyncExchange(AsyncExecCallback application) {
    this.application = application;
  }

  /** The reply, as soon as its head has come. */
  CompletableFuture<Handed> opened() {
    return opened;
  }

  /** The reply; null before its head has come. */
  @Nullable AsyncReply reply() {
    return reply;
  }

  /** Has something done when the client is done with this one. */
  void then(Runnable task) {
    synchronized (this) {
      if (!over) {
        next = task;
        return;
      }
    }
    task.run();
  }

  @Override
  public @Nullable AsyncDataConsumer handleResponse(
      HttpResponse response, @Nullable EntityDetails details) throws HttpException, IOException {
    AsyncReply come = new AsyncReply(response, details);
    reply = come;
    opened.complete(come);
    return come.taken();
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
      return;
    }
    come.complete();
    if (!come.isDiscarded()) {
      application.completed();
    }
    end();
  }

  @Override
  public void failed(Exception cause) {
    AsyncReply come = reply;
    if (come == null) {
      opened.completeExceptionally(cause);
      return;
    }
    come.fail(cause);
    if (!come.isDiscarded()) {
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
