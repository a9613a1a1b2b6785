/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import java.util.concurrent.CompletableFuture;

/**
 * One endpoint of the client library in all its forms; one that a version does not have is
 * unsupported.
 *
 * @param <R> the type of a whole reply
 * @param <C> the type of a chunk of a stream
 */
abstract class Endpoint<R, C> {

  abstract R create(OpenAIClient client, Command command);

  abstract CompletableFuture<R> createAsync(OpenAIClient client, Command command);

  StreamResponse<C> stream(OpenAIClient client, Command command) {
    throw new UnsupportedOperationException("stream");
  }

  AsyncStreamResponse<C> streamAsync(OpenAIClient client, Command command) {
    throw new UnsupportedOperationException("async stream");
  }

  RawReply<R> raw(OpenAIClient client, Command command) {
    throw new UnsupportedOperationException("raw response");
  }

  RawReply<StreamResponse<C>> rawStream(OpenAIClient client, Command command) {
    throw new UnsupportedOperationException("raw stream");
  }

  /** Asks for an answer in the shape of {@link Ticket}. */
  Structured<R> structured(OpenAIClient client, Command command) {
    throw new UnsupportedOperationException("structured output");
  }

  abstract void validate(R reply);

  abstract void validateChunk(C chunk);

  abstract String text(R reply);

  abstract String chunkText(C chunk);
}
