/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static dev.langchain4j.http.client.sse.ServerSentEventListenerUtils.ignoringExceptions;
import static java.util.Objects.requireNonNull;

import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.parsimony.engine.Guard;
import java.io.InputStream;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where what came of a streamed call goes to the application's parser and listener, once: on the
 * thread on which the library calls back, or, for an answer of the agent's, on one where it would.
 */
final class Handover implements BiConsumer<@Nullable StreamedReply, @Nullable Throwable> {

  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ServerSentEventParser parser;
  private final ServerSentEventListener listener;
  private final Executor callbacks;
  private @Nullable Relay expected;
  private @Nullable Relay waiting;
  private @Nullable StreamedReply reply;
  private @Nullable Throwable failure;
  private boolean decided;

  Handover(ServerSentEventParser parser, ServerSentEventListener listener, Executor callbacks) {
    this.parser = parser;
    this.listener = listener;
    this.callbacks = callbacks;
  }

  ServerSentEventListener listener() {
    return listener;
  }

  /** A request is about to be sent: what came of the one before no longer counts. */
  synchronized void expect(Relay relay) {
    expected = relay;
    notifyAll();
  }

  /** What came of the call: a reply, or a failure. Only the first counts. */
  @Override
  public void accept(@Nullable StreamedReply come, @Nullable Throwable failed) {
    // Once more where it fails: nobody else would tell the application.
    Boolean undelivered = Guard.orNull("decision on a stream", () -> decide(come, failed));
    if ((undelivered == null ? decide(come, failed) : undelivered)
        && !Guard.run("handing over of a stream", () -> callbacks.execute(this::give))) {
      // Better on this thread than never.
      give();
    }
  }

  /** The thread on which the library calls back is going to wait for what is to be handed over. */
  synchronized void waits(Relay relay) {
    waiting = relay;
  }

  /**
   * Waits, on that thread, for what is to be handed over there: in case of need, what came.
   *
   * @return false when nothing is, because the request is sent once more
   */
  synchronized boolean await(
      Relay relay, @Nullable StreamedReply come, @Nullable Throwable failed) {
    waitForDecision(relay);
    if (waiting == relay) {
      waiting = null;
    }
    if (expected != relay) {
      return false;
    }
    if (!decided) {
      decided = true;
      reply = come;
      failure = failed;
    }
    return true;
  }

  /** Lets the application's parser read the reply; throws what that throws. */
  void parse() {
    StreamedReply given = given();
    ignoringExceptions(() -> listener.onOpen(given.response()));
    parser.parse(given.body(), listener);
  }

  /** The reply that was decided on. */
  synchronized StreamedReply given() {
    return requireNonNull(reply, "no reply");
  }

  /** The failure that was decided on; null for a reply. */
  synchronized @Nullable Throwable failure() {
    return failure;
  }

  /* False when the thread of the last request waits to be told, or was told something else. */
  private synchronized boolean decide(@Nullable StreamedReply come, @Nullable Throwable failed) {
    if (decided) {
      return false;
    }
    decided = true;
    reply = come;
    failure = come == null && failed == null ? new IllegalStateException("no reply") : failed;
    notifyAll();
    return waiting == null || waiting != expected;
  }

  private synchronized void waitForDecision(Relay relay) {
    long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
    long left = LONGEST_WAIT_NANOS;
    while (!decided && expected == relay && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = deadline - System.nanoTime();
    }
  }

  /* As the library does it with a reply of its own. */
  private void give() {
    Throwable failed = failure();
    if (failed != null) {
      ignoringExceptions(() -> listener.onError(failed));
      return;
    }
    try (InputStream body = given().body()) {
      parse();
      ignoringExceptions(listener::onClose);
    } catch (Throwable thrown) {
      ignoringExceptions(() -> listener.onError(new CompletionException(thrown)));
    }
  }
}
