/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.anthropic.MessageFormat;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.EventFrames;
import dev.parsimony.dialect.wire.EventWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chunks of a message as the server-sent events that Anthropic itself would have sent. */
final class ClaudeStream {

  private final EventWriter events = new EventWriter();
  private final Map<String, @Nullable Object> added = new LinkedHashMap<>();
  private boolean failed;
  private boolean malformed;
  private boolean cut;

  private ClaudeStream() {}

  static ClaudeStream read(byte[] stream) {
    ClaudeStream read = new ClaudeStream();
    EventFrames frames = new EventFrames(stream);
    try {
      while (!read.failed && frames.advance()) {
        read.add(frames);
      }
    } catch (MalformedBodyException e) {
      read.malformed = true;
    }
    read.cut = !frames.isAtEnd();
    return read;
  }

  byte[] events() {
    return events.toBytes();
  }

  /** What the provider has added to the message. */
  Map<String, @Nullable Object> added() {
    return added;
  }

  /** Notes how the frames ended, as far as the events do not tell it. */
  void readEnd(ReplyFacts.Builder facts) {
    if (malformed) {
      facts.flaw(Flaw.MALFORMED);
    } else if (cut && !failed) {
      facts.flaw(Flaw.INCOMPLETE);
    }
  }

  /** The message that the same call would have got without streaming. */
  byte[] join() throws MalformedBodyException {
    if (malformed || cut) {
      throw new MalformedBodyException("the stream lacks what a whole message must have");
    }
    byte[] message = MessageFormat.join(events());
    if (added.isEmpty()) {
      return message;
    }
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(Json.object(Json.read(message)));
    whole.putAll(added);
    return Json.write(whole);
  }

  private void add(EventFrames frame) throws MalformedBodyException {
    String exception = Exceptions.of(frame);
    if (exception != null) {
      failed = true;
      events.data(Json.objectOf("type", "error", "error", Json.objectOf("type", exception)));
      return;
    }
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> member :
        Json.object(Json.read(Chunk.read(frame))).entrySet()) {
      boolean own = !member.getKey().startsWith(Added.PREFIX);
      if (own || Added.belongs(member.getKey())) {
        (own ? event : added).put(member.getKey(), member.getValue());
      }
    }
    events.data(event);
  }
}
