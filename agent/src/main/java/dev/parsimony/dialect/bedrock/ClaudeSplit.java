/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.anthropic.MessageFormat;
import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.wire.EventFrameWriter;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a whole message into the chunks of a stream; the last one has what the provider adds. */
final class ClaudeSplit {

  static byte[] split(byte[] whole) throws MalformedBodyException {
    Map<String, @Nullable Object> message = new LinkedHashMap<>(Json.object(Json.read(whole)));
    Map<String, @Nullable Object> last = taken(message);
    last.put(Added.METRICS, Added.metrics(usage(message)));
    EventFrameWriter frames = new EventFrameWriter();
    EventStream events = new EventStream(MessageFormat.split(Json.write(message)));
    while (events.advance()) {
      Map<String, @Nullable Object> event = new LinkedHashMap<>(Json.object(events.json()));
      if ("message_stop".equals(event.get("type"))) {
        event.putAll(last);
      }
      frames.event(Chunk.TYPE, Chunk.of(Json.write(event)));
    }
    return frames.toBytes();
  }

  private static Map<String, @Nullable Object> taken(Map<String, @Nullable Object> message) {
    Map<String, @Nullable Object> added = new LinkedHashMap<>(message);
    added.keySet().removeIf(name -> !Added.belongs(name));
    message.keySet().removeAll(added.keySet());
    return added;
  }

  /* As the provider counts here: beside the prompt cache. */
  private static Usage usage(Map<String, @Nullable Object> message) throws MalformedBodyException {
    Map<String, @Nullable Object> usage = Json.object(message.get("usage"));
    long input = Counts.of(usage.get("input_tokens"));
    long output = Counts.of(usage.get("output_tokens"));
    if (input < 0 || output < 0) {
      throw new MalformedBodyException("the message does not tell what a stream tells at its end");
    }
    return Usage.of(input, output);
  }

  private ClaudeSplit() {}
}
