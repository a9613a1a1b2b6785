/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonFields;
import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event stream of a response, read as far as it came. */
final class ResponseStream {

  private final byte[] stream;
  private Map<String, @Nullable Object> response = Collections.emptyMap();
  private byte @Nullable [] completed;
  private @Nullable Object error;
  private boolean ended;
  private boolean malformed;

  private ResponseStream(byte[] stream) {
    this.stream = stream;
  }

  static ResponseStream read(byte[] stream) {
    ResponseStream read = new ResponseStream(stream);
    EventStream events = new EventStream(stream);
    try {
      while (!read.ended && events.advance() && !events.isDone()) {
        read.add(Json.object(events.json()), events);
      }
    } catch (MalformedBodyException e) {
      read.malformed = true;
    }
    return read;
  }

  ReplyFacts facts() {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    ErrorReader.read(error, facts);
    if (malformed) {
      facts.flaw(Flaw.MALFORMED);
    } else if (stream.length == 0) {
      facts.flaw(Flaw.EMPTY);
    } else if (!ended && error == null) {
      facts.flaw(Flaw.INCOMPLETE);
    }
    ResponseReply.read(response, facts);
    byte[] whole = completed;
    return facts.texts(() -> whole == null ? deltas(stream) : ResponseReply.textsOf(whole)).build();
  }

  /** The response that the last event carries, byte for byte. */
  byte[] join() throws MalformedBodyException {
    if (completed == null || error != null) {
      throw new MalformedBodyException("the stream did not complete");
    }
    if (Json.object(response.get("usage")).isEmpty()) {
      throw new MalformedBodyException("the stream has no usage");
    }
    return completed;
  }

  private void add(Map<String, @Nullable Object> event, EventStream events)
      throws MalformedBodyException {
    String type = String.valueOf(event.get("type"));
    if (type.equals("error")) {
      error = event.get("error") == null ? event : event.get("error");
    } else if (event.get("error") != null) {
      error = event.get("error");
    }
    if (event.get("response") instanceof Map) {
      response = Json.object(event.get("response"));
    }
    switch (type) {
      case "response.completed":
        completed = responseIn(events.data());
        ended = true;
        break;
      case "response.incomplete":
      case "response.failed":
        ended = true;
        break;
      default:
    }
  }

  private static byte[] responseIn(byte[] event) throws MalformedBodyException {
    for (Field field : JsonFields.read(event)) {
      if (field.name().equals("response")) {
        return Arrays.copyOfRange(event, field.start(), field.end());
      }
    }
    throw new MalformedBodyException("an event lacks its response");
  }

  /* What was written, also where the stream broke off before the whole response. */
  private static List<String> deltas(byte[] stream) {
    List<String> texts = new ArrayList<>();
    EventStream events = new EventStream(stream);
    try {
      while (events.advance() && !events.isDone()) {
        Map<String, @Nullable Object> event = Json.object(events.json());
        if (Json.isText(event.get("delta"))) {
          texts.add(String.valueOf(event.get("delta")));
        }
      }
    } catch (MalformedBodyException e) {
      return texts;
    }
    return texts;
  }
}
