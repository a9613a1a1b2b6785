/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.ObjectMappers;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIServiceException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the application has seen of one call, written down as it happens. */
final class Seen {

  private static final int EVENTS_KEPT = 200;

  private final ObjectNode result = JsonNodeFactory.instance.objectNode();
  private final ArrayNode events = JsonNodeFactory.instance.arrayNode();
  private final StringBuilder text = new StringBuilder();
  private int chunks;

  synchronized <R, C> void reply(Endpoint<R, C> endpoint, R reply) {
    result.set("response", ObjectMappers.jsonMapper().valueToTree(reply));
    validity(() -> endpoint.validate(reply));
    accessor(() -> text.append(endpoint.text(reply)));
  }

  /** Notes one chunk and says how many there were. */
  synchronized <R, C> int chunk(Endpoint<R, C> endpoint, C chunk) {
    if (chunks++ < EVENTS_KEPT) {
      events.add(ObjectMappers.jsonMapper().<ObjectNode>valueToTree(chunk));
    }
    validity(() -> endpoint.validateChunk(chunk));
    accessor(() -> text.append(endpoint.chunkText(chunk)));
    return chunks;
  }

  synchronized void head(int status, Headers headers) {
    result.put("status", status);
    result.set("headers", json(headers));
  }

  synchronized void ticket(Ticket ticket) {
    ObjectNode json = result.putObject("ticket");
    json.put("summary", ticket.summary).put("priority", ticket.priority);
    ticket.labels.forEach(json.putArray("labels")::add);
  }

  synchronized void note(String field, boolean value) {
    result.put(field, value);
  }

  synchronized void failure(Throwable failure) {
    ObjectNode error = result.putObject("error");
    error.put("class", failure.getClass().getName());
    error.put("message", String.valueOf(failure.getMessage()));
    ArrayNode causes = error.putArray("causes");
    for (Throwable t = failure.getCause(); t != null && causes.size() < 16; t = t.getCause()) {
      causes.add(t.getClass().getName() + ": " + t.getMessage());
    }
    error.put("suppressed", failure.getSuppressed().length);
    OpenAIServiceException service = service(failure);
    if (service != null) {
      error.put("status", service.statusCode());
      error.put("body", String.valueOf(service.body()));
      error.set("headers", json(service.headers()));
      ErrorDetails.of(service, error);
    }
  }

  private static @Nullable OpenAIServiceException service(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof OpenAIServiceException) {
        return (OpenAIServiceException) t;
      }
    }
    return null;
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

  private static ObjectNode json(Headers headers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (String name : headers.names()) {
      ArrayNode values = json.putArray(name.toLowerCase(Locale.ROOT));
      headers.values(name).forEach(values::add);
    }
    return json;
  }
}
