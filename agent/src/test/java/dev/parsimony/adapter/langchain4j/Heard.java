/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.parsimony.engine.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener of an application: notes what it is told, and on which thread. */
final class Heard implements ServerSentEventListener {

  final List<String> told = new CopyOnWriteArrayList<>();
  final List<Throwable> errors = new CopyOnWriteArrayList<>();
  volatile Thread thread;
  volatile ClassLoader contextLoader;
  volatile SuccessfulHttpResponse opened;
  volatile boolean cancelsAtOnce;
  volatile Runnable onEvent = () -> {};

  @Override
  public void onOpen(SuccessfulHttpResponse response) {
    opened = response;
    note("open " + response.statusCode());
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    note(event.data());
    onEvent.run();
    if (cancelsAtOnce) {
      context.parsingHandle().cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    errors.add(failure);
    note("error");
  }

  @Override
  public void onClose() {
    note("close");
  }

  Heard untilTold(String last) {
    Await.until(last + " is told", () -> told.contains(last));
    return this;
  }

  private void note(String what) {
    thread = Thread.currentThread();
    contextLoader = thread.getContextClassLoader();
    told.add(what);
  }
}
