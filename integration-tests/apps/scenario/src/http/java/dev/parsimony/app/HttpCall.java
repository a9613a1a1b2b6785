/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One call of an application that has only an HTTP client. */
abstract class HttpCall extends Call {

  final OpenAiJson endpoint;

  HttpCall(Library library, Command command) {
    super(library, command);
    this.endpoint = OpenAiJson.named(command.text("endpoint", "chat"));
  }

  @Override
  final void make(String form) throws Exception {
    if (form.equals("blocking")) {
      blocking();
    } else if (form.equals("async")) {
      async();
    } else if (form.equals("stream")) {
      stream();
    } else if (form.equals("async-stream")) {
      asyncStream();
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  abstract void blocking() throws Exception;

  abstract void async() throws Exception;

  abstract void stream() throws Exception;

  abstract void asyncStream() throws Exception;

  /** Notes a whole reply, or fails with what the provider told. */
  final void reply(int status, Map<String, List<String>> headers, String body) throws IOException {
    seen.head(status, headers);
    if (status != 200) {
      throw new ProviderError(status, body);
    }
    JsonNode reply = OpenAiJson.parsed(body);
    seen.reply(reply, () -> endpoint.validate(reply), () -> endpoint.text(reply));
  }

  /**
   * Notes the data of one event.
   *
   * @return whether more are wanted
   */
  final boolean event(String data) throws IOException {
    if (data.equals("[DONE]")) {
      seen.note("done", true);
      return false;
    }
    JsonNode chunk = OpenAiJson.parsed(data);
    int count = seen.chunk(() -> chunk, () -> {}, () -> endpoint.chunkText(chunk));
    return count < closeAfter();
  }

  /**
   * Notes one line of an event stream.
   *
   * @return whether more are wanted
   */
  final boolean line(String line) throws IOException {
    return !line.startsWith("data:") || event(line.substring(5).trim());
  }

  /** Notes the lines of an event stream, as many as are wanted. */
  final void readLines(BufferedReader lines) throws IOException {
    boolean more = closeAfter() > 0;
    while (more) {
      String line = lines.readLine();
      if (line == null && endpoint.saysWhenDone()) {
        throw new EOFException("the stream ended without its last event");
      }
      more = line != null && line(line);
    }
  }
}
