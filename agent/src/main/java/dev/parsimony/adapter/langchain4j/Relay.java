/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static dev.langchain4j.http.client.sse.ServerSentEventListenerUtils.ignoringExceptions;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The parser and the listener that the library is given in place of the application's, for one
 * request that is sent.
 */
final class Relay implements ServerSentEventParser, ServerSentEventListener {

  private final Handover handover;
  private final CompletableFuture<StreamedReply> reply;
  private volatile @Nullable SuccessfulHttpResponse response;
  private volatile boolean handedOver;
  private volatile boolean closeTold;

  /**
   * @param reply completed with what comes first; whoever follows it decides what is handed over
   */
  Relay(Handover handover, CompletableFuture<StreamedReply> reply) {
    this.handover = handover;
    this.reply = reply;
  }

  @Override
  public void onOpen(SuccessfulHttpResponse opened) {
    response = opened;
  }

  @Override
  public void parse(InputStream body, ServerSentEventListener self) {
    HeldBody held = new HeldBody(body);
    if (isToBeHandedOver(new StreamedReply(opened(), held), null)) {
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
      tell(() -> handover.listener().onError(failed));
    } else if (isToBeHandedOver(null, failed)) {
      handedOver = true;
      Throwable decided = handover.failure();
      tell(() -> handover.listener().onError(decided == null ? failed : decided));
    }
  }

  @Override
  public void onClose() {
    if (handedOver && !closeTold) {
      tell(handover.listener()::onClose);
    }
  }

  /* Steps are done once more where they fail on account of the agent: what came must not be lost. */
  private boolean isToBeHandedOver(@Nullable StreamedReply come, @Nullable Throwable failed) {
    if (!Guard.run("handing over of a stream", () -> handover.waits(this))) {
      handover.waits(this);
    }
    // Behind no guard: it may well send the request once more, and hand over what comes of that.
    offer(come, failed);
    Boolean first =
        Guard.orNull("handing over of a stream", () -> handover.await(this, come, failed));
    return first == null ? handover.await(this, come, failed) : first;
  }

  private void offer(@Nullable StreamedReply come, @Nullable Throwable failed) {
    if (come != null) {
      reply.complete(come);
    } else {
      reply.completeExceptionally(failed == null ? new IOException("no reply") : failed);
    }
  }

  /* The library closes the body afterwards: not before all who read along have read it. */
  private void handOver(HeldBody held) {
    try {
      tell(handover::parse);
    } finally {
      Guard.run("close of the reply", () -> handover.given().body().close());
    }
    if (!held.isClosed()) {
      closeTold = true;
      tell(() -> ignoringExceptions(handover.listener()::onClose));
      held.awaitClose();
    }
  }

  /* The library may call back while it is still called: what the application does is its own. */
  private static void tell(Runnable application) {
    Reentry left = Guard.orNull("turn to the application", Reentry::leave);
    try {
      application.run();
    } finally {
      if (left != null) {
        Guard.run("return from the application", () -> Reentry.enter(left));
      }
    }
  }

  private SuccessfulHttpResponse opened() {
    SuccessfulHttpResponse known = response;
    return known == null ? SuccessfulHttpResponse.builder().statusCode(200).build() : known;
  }
}
