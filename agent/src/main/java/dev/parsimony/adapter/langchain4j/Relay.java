/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static dev.langchain4j.http.client.sse.ServerSentEventListenerUtils.ignoringExceptions;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.parsimony.engine.Guard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parser and the listener that the library is given in place of the application's, for one
 * request that is sent.
 */
final class Relay implements ServerSentEventParser, ServerSentEventListener {

  private final Handover handover;
  private final CompletableFuture<StreamedReply> reply = new CompletableFuture<>();
  private final Thread sender = Thread.currentThread();
  private volatile boolean sent;
  private volatile @Nullable SuccessfulHttpResponse response;
  private volatile boolean handedOver;
  private volatile boolean closeTold;

  Relay(Handover handover) {
    this.handover = handover;
  }

  CompletableFuture<StreamedReply> reply() {
    return reply;
  }

  /** The library has returned from the sending. */
  void sent() {
    sent = true;
  }

  void offer(@Nullable StreamedReply come, @Nullable Throwable failed) {
    if (come != null) {
      reply.complete(come);
    } else {
      reply.completeExceptionally(failed == null ? new IOException("no reply") : failed);
    }
  }

  @Override
  public void onOpen(SuccessfulHttpResponse opened) {
    response = opened;
  }

  @Override
  public void parse(InputStream body, ServerSentEventListener self) {
    if (Guard.call("look at the thread", this::isStillSending, false)) {
      offerAll(body);
      return;
    }
    HeldBody held = new HeldBody(body);
    if (isToBeHandedOver(() -> new StreamedReply(opened(), held), null)) {
      handedOver = true;
      handOver(held);
    }
  }

  @Override
  public void onEvent(ServerSentEvent event) {
    handover.listener().onEvent(event);
  }

  @Override
  public void onError(Throwable failed) {
    if (handedOver) {
      handover.listener().onError(failed);
    } else if (isStillSending()) {
      offer(null, failed);
    } else if (isToBeHandedOver(() -> null, failed)) {
      handedOver = true;
      Throwable decided = handover.failure();
      handover.listener().onError(decided == null ? failed : decided);
    }
  }

  @Override
  public void onClose() {
    if (handedOver && !closeTold) {
      handover.listener().onClose();
    }
  }

  /* Once more, where it fails on account of the agent: what was offered stays offered. */
  private boolean isToBeHandedOver(
      Supplier<@Nullable StreamedReply> come, @Nullable Throwable failed) {
    Boolean first =
        Guard.orNull("handing over of a stream", () -> handover.await(this, come.get(), failed));
    return first == null ? handover.await(this, come.get(), failed) : first;
  }

  /* The library closes the body afterwards: not before all who read along have read it. */
  private void handOver(HeldBody held) {
    try {
      handover.parse();
    } finally {
      Guard.run("close of the reply", () -> handover.given().body().close());
    }
    if (!held.isClosed()) {
      closeTold = true;
      ignoringExceptions(handover.listener()::onClose);
      held.awaitClose();
    }
  }

  private SuccessfulHttpResponse opened() {
    SuccessfulHttpResponse known = response;
    return known == null ? SuccessfulHttpResponse.builder().statusCode(200).build() : known;
  }

  /* The sender cannot say what is to be handed over before the library returns to it. */
  private boolean isStillSending() {
    return !sent && Thread.currentThread() == sender;
  }

  private void offerAll(InputStream body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(2048);
    byte[] buffer = new byte[8192];
    try {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        all.write(buffer, 0, count);
      }
      offer(new StreamedReply(opened(), new ByteArrayInputStream(all.toByteArray())), null);
    } catch (IOException cutOff) {
      offer(null, cutOff);
    }
  }
}
