/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.EventWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a whole response into the events of its stream. */
final class ResponseSplit {

  private final EventWriter out = new EventWriter();
  private int sequence;

  private ResponseSplit() {}

  static byte[] split(byte[] whole) throws MalformedBodyException {
    Map<String, @Nullable Object> response = Json.object(Json.read(whole));
    if (!"completed".equals(response.get("status")) || response.get("error") != null) {
      throw new MalformedBodyException("the response is not completed");
    }
    if (Json.object(response.get("usage")).isEmpty()) {
      throw new MalformedBodyException("the response has no usage");
    }
    return new ResponseSplit().toBytes(response);
  }

  /** Adds an event; the members follow its type and number. */
  void event(String type, Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> event =
        Json.objectOf("type", type, "sequence_number", sequence++);
    event.putAll(members);
    out.event(type, event);
  }

  private byte[] toBytes(Map<String, @Nullable Object> response) throws MalformedBodyException {
    Map<String, @Nullable Object> started = started(response);
    event("response.created", Json.objectOf("response", started));
    event("response.in_progress", Json.objectOf("response", started));
    List<@Nullable Object> output = Json.array(response.get("output"));
    for (int i = 0; i < output.size(); i++) {
      ItemSplit.split(this, i, Json.object(output.get(i)));
    }
    event("response.completed", Json.objectOf("response", response));
    return out.toBytes();
  }

  /* The response as it was before anything was said. */
  private static Map<String, @Nullable Object> started(Map<String, @Nullable Object> response) {
    Map<String, @Nullable Object> started = new LinkedHashMap<>(response);
    started.put("status", "in_progress");
    started.put("output", Collections.emptyList());
    started.put("usage", null);
    started.remove("output_text");
    started.replace("completed_at", null);
    return started;
  }
}
