/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.core.ObjectMappers;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One call of openai-java. */
final class OpenAiCall<R, C> extends Call {

  private final Endpoint<R, C> endpoint;
  private final OpenAIClient client;

  OpenAiCall(Library library, Endpoint<R, C> endpoint, OpenAIClient client, Command command) {
    super(library, command);
    this.endpoint = endpoint;
    this.client = client;
  }

  @Override
  void make(String form) throws Exception {
    if (form.equals("blocking")) {
      reply(endpoint.create(client, command));
    } else if (form.equals("async")) {
      async();
    } else if (form.equals("stream")) {
      stream(endpoint.stream(client, command));
    } else if (form.equals("async-stream")) {
      asyncStream();
    } else if (form.equals("raw")) {
      raw();
    } else if (form.equals("raw-stream")) {
      rawStream();
    } else if (form.equals("structured")) {
      structured();
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  private void reply(R reply) {
    seen.reply(json(reply), () -> endpoint.validate(reply), () -> endpoint.text(reply));
  }

  private int chunk(C chunk) {
    return seen.chunk(
        () -> json(chunk), () -> endpoint.validateChunk(chunk), () -> endpoint.chunkText(chunk));
  }

  private static JsonNode json(Object typed) {
    return ObjectMappers.jsonMapper().valueToTree(typed);
  }

  private void async() throws Exception {
    CompletableFuture<R> future = endpoint.createAsync(client, command);
    onCancel(() -> future.cancel(true));
    reply(await(future));
  }

  private void stream(StreamResponse<C> opened) throws Exception {
    onCancel(() -> close(opened));
    try (StreamResponse<C> stream = opened) {
      Iterator<C> chunks = stream.stream().iterator();
      while (closeAfter() > 0 && chunks.hasNext()) {
        if (chunk(chunks.next()) >= closeAfter()) {
          break;
        }
      }
    }
    if (command.flag("closeTwice", false)) {
      opened.close();
    }
  }

  private void asyncStream() throws Exception {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    AsyncStreamResponse<C> stream = endpoint.streamAsync(client, command);
    stream.subscribe(
        new AsyncStreamResponse.Handler<C>() {
          @Override
          public void onNext(C chunk) {
            if (!ended.isDone() && chunk(chunk) >= closeAfter()) {
              cancel();
            }
          }

          @Override
          public void onComplete(Optional<Throwable> failure) {
            if (failure.isPresent()) {
              ended.completeExceptionally(failure.get());
            } else {
              ended.complete(true);
            }
          }
        });
    // The request has left already, and a stream that is closed cannot be subscribed to.
    onCancel(
        () -> {
          ended.complete(false);
          stream.close();
        });
    seen.note("completed", await(ended));
  }

  private void raw() {
    RawReply<R> raw = endpoint.raw(client, command);
    seen.head(raw.statusCode(), LibraryUnderTest.map(raw.headers()));
    if (!command.flag("unread", false)) {
      reply(raw.parse());
    }
  }

  private void rawStream() throws Exception {
    RawReply<StreamResponse<C>> raw = endpoint.rawStream(client, command);
    seen.head(raw.statusCode(), LibraryUnderTest.map(raw.headers()));
    stream(raw.parse());
  }

  private void structured() {
    Structured<R> structured = endpoint.structured(client, command);
    reply(structured.reply);
    if (structured.ticket != null) {
      ObjectNode ticket = seen.object("ticket");
      ticket.put("summary", structured.ticket.summary).put("priority", structured.ticket.priority);
      structured.ticket.labels.forEach(ticket.putArray("labels")::add);
    }
  }

  private void close(StreamResponse<C> stream) {
    try {
      stream.close();
    } catch (Exception e) {
      seen.failure(e, library);
    }
  }
}
