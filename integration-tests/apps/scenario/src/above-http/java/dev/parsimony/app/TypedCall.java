/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Iterator;
import java.util.concurrent.Future;

/**
 * One call of a library that has types of its own for replies and chunks.
 *
 * @param <R> a whole reply
 */
abstract class TypedCall<R> extends Call {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false);

  private final String text;
  private final String chunkText;

  /**
   * @param text where the text stands in a reply, and
   * @param chunkText in a chunk
   */
  TypedCall(Library library, Command command, String text, String chunkText) {
    super(library, command);
    this.text = text;
    this.chunkText = chunkText;
  }

  @Override
  final void make(String form) throws Exception {
    if (form.equals("blocking")) {
      reply(blocking());
    } else if (form.equals("async")) {
      Future<R> future = async();
      onCancel(() -> cancel(future));
      reply(await(future));
    } else if (form.equals("stream")) {
      stream();
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  abstract R blocking() throws Exception;

  Future<R> async() {
    throw new UnsupportedOperationException("async");
  }

  void cancel(Future<R> future) {
    future.cancel(true);
  }

  abstract void stream() throws Exception;

  /** Notes the chunks of a stream, as many as are wanted, and closes it. */
  final void read(Iterator<?> chunks, Runnable close) {
    try {
      while (chunks.hasNext() && chunk(chunks.next()) < closeAfter()) {
        // Noted.
      }
    } finally {
      close.run();
    }
  }

  /** Notes one chunk and says how many there were. */
  final int chunk(Object chunk) {
    JsonNode json = MAPPER.valueToTree(chunk);
    return seen.chunk(() -> json, () -> {}, () -> json.at(chunkText).asText(""));
  }

  private void reply(R reply) {
    JsonNode json = MAPPER.valueToTree(reply);
    seen.reply(json, () -> {}, () -> json.at(text).asText(""));
  }
}
