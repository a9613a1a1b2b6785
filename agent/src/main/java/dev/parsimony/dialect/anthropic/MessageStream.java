/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonNumber;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The event stream of a message, folded as far as it came. */
final class MessageStream {

  private final byte[] stream;
  private final Map<Long, BlockFold> blocks = new TreeMap<>();
  private final Map<String, @Nullable Object> message = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> usage = new LinkedHashMap<>();
  private @Nullable Object error;
  private boolean ended;
  private boolean malformed;
  private boolean joinable = true;

  private MessageStream(byte[] stream) {
    this.stream = stream;
  }

  static MessageStream read(byte[] stream) {
    MessageStream folded = new MessageStream(stream);
    EventStream events = new EventStream(stream);
    try {
      while (!folded.ended && events.advance()) {
        folded.add(Json.object(events.json()));
      }
    } catch (MalformedBodyException e) {
      folded.malformed = true;
    }
    return folded;
  }

  ReplyFacts.Builder read(ReplyFacts.Builder facts) {
    MessageReply.readError(error, facts);
    if (malformed) {
      facts.flaw(Flaw.MALFORMED);
    } else if (stream.length == 0) {
      facts.flaw(Flaw.EMPTY);
    } else if (!ended) {
      facts.flaw(Flaw.INCOMPLETE);
    }
    MessageReply.read(whole(), facts);
    return facts.texts(() -> MessageReply.texts(read(stream).whole()));
  }

  /** The message that the same call would have got without streaming. */
  byte[] join() throws MalformedBodyException {
    Map<String, @Nullable Object> whole = whole();
    for (BlockFold block : blocks.values()) {
      joinable &= block.isJoinable();
    }
    if (malformed || !joinable || error != null) {
      throw new MalformedBodyException("the stream holds what a whole message has no place for");
    }
    if (!ended || !message.containsKey("id") || !usage.containsKey("output_tokens")) {
      throw new MalformedBodyException("the stream lacks what a whole message must have");
    }
    return Json.write(whole);
  }

  private Map<String, @Nullable Object> whole() {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(message);
    List<@Nullable Object> content = new ArrayList<>();
    blocks.values().forEach(block -> content.add(block.whole()));
    whole.put("content", content);
    whole.put("usage", usage);
    return whole;
  }

  private void add(Map<String, @Nullable Object> event) throws MalformedBodyException {
    switch (String.valueOf(event.get("type"))) {
      case "message_start":
        start(Json.object(event.get("message")));
        break;
      case "content_block_start":
        check(
            blocks.put(index(event), new BlockFold(Json.object(event.get("content_block"))))
                == null);
        break;
      case "content_block_delta":
        block(event).add(Json.object(event.get("delta")));
        break;
      case "content_block_stop":
        block(event).end();
        break;
      case "message_delta":
        change(event);
        break;
      case "message_stop":
        ended = true;
        break;
      case "ping":
        break;
      case "error":
        error = event.get("error") == null ? event : event.get("error");
        break;
      default:
        check(false);
    }
  }

  private void start(Map<String, @Nullable Object> started) {
    check(message.isEmpty() && Json.isBlank(started.get("content")));
    message.putAll(started);
    usage.putAll(Json.object(started.get("usage")));
    // What it says of the output is only what was written so far.
    usage.remove("output_tokens");
  }

  /* Counts are of the whole message so far, and replace those of the start. */
  private void change(Map<String, @Nullable Object> event) {
    message.putAll(Json.object(event.get("delta")));
    for (Map.Entry<String, @Nullable Object> entry : event.entrySet()) {
      switch (entry.getKey()) {
        case "type":
        case "delta":
          break;
        case "usage":
          count(Json.object(entry.getValue()));
          break;
        default:
          message.put(entry.getKey(), entry.getValue());
      }
    }
  }

  private void count(Map<String, @Nullable Object> later) {
    for (Map.Entry<String, @Nullable Object> entry : later.entrySet()) {
      if (entry.getValue() != null || !usage.containsKey(entry.getKey())) {
        usage.put(entry.getKey(), entry.getValue());
      }
    }
  }

  private BlockFold block(Map<String, @Nullable Object> event) throws MalformedBodyException {
    BlockFold block = blocks.get(index(event));
    if (block == null) {
      throw new MalformedBodyException("a block has not been started");
    }
    return block;
  }

  private static long index(Map<String, @Nullable Object> event) throws MalformedBodyException {
    long index = JsonNumber.count(event.get("index"));
    if (index < 0) {
      throw new MalformedBodyException("an event says not which block it is of");
    }
    return index;
  }

  private void check(boolean fits) {
    joinable &= fits;
  }
}
