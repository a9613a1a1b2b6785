/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the application has seen of one call, written down as it happens. */
final class Seen {

  private static final int EVENTS_KEPT = 200;

  private final ObjectNode result = JsonNodeFactory.instance.objectNode();
  private final ArrayNode events = JsonNodeFactory.instance.arrayNode();
  private final StringBuilder text = new StringBuilder();
  private int chunks;

  /**
   * Notes a whole reply.
   *
   * @param reply the typed reply, as the library writes it
   * @param validation the library's own; throws where the reply is not valid
   */
  synchronized void reply(JsonNode reply, Runnable validation, Supplier<String> replyText) {
    result.set("response", reply);
    validity(validation);
    accessor(() -> text.append(replyText.get()));
  }

  /** Notes one chunk and says how many there were. */
  synchronized int chunk(
      Supplier<JsonNode> chunk, Runnable validation, Supplier<String> chunkText) {
    if (chunks++ < EVENTS_KEPT) {
      events.add(chunk.get());
    }
    validity(validation);
    accessor(() -> text.append(chunkText.get()));
    return chunks;
  }

  synchronized void head(int status, Map<String, ? extends Collection<String>> headers) {
    result.put("status", status);
    result.set("headers", json(headers));
  }

  synchronized ObjectNode object(String field) {
    return result.putObject(field);
  }

  synchronized void note(String field, boolean value) {
    result.put(field, value);
  }

  synchronized void failure(Throwable failure, Library library) {
    ObjectNode error = result.putObject("error");
    error.put("class", failure.getClass().getName());
    error.put("message", String.valueOf(failure.getMessage()));
    ArrayNode causes = error.putArray("causes");
    for (Throwable t = failure.getCause(); t != null && causes.size() < 16; t = t.getCause()) {
      causes.add(t.getClass().getName() + ": " + t.getMessage());
    }
    error.put("suppressed", failure.getSuppressed().length);
    library.describe(failure, error);
  }

  synchronized ObjectNode json() {
    result.put("ok", !result.has("error"));
    result.put("text", text.toString());
    result.put("chunks", chunks);
    result.set("events", events);
    return result.deepCopy();
  }

  private void validity(Runnable validation) {
    try {
      validation.run();
    } catch (RuntimeException e) {
      result.put("invalid", e.getMessage());
    }
  }

  private void accessor(Runnable accessor) {
    try {
      accessor.run();
    } catch (RuntimeException e) {
      result.put("unreadable", e.getMessage());
    }
  }

  static ObjectNode json(Map<String, ? extends Collection<String>> headers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    headers.forEach(
        (name, values) -> values.forEach(json.putArray(name.toLowerCase(Locale.ROOT))::add));
    return json;
  }
}
