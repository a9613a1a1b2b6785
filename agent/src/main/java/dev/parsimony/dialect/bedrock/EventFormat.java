/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.EventFrameWriter;
import dev.parsimony.dialect.wire.EventFrames;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Usage;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the events of a conversation stand in frames. */
enum EventFormat {
  /** Of Converse: a frame is named after its event. */
  NAMED {
    @Override
    Map<String, @Nullable Object> read(EventFrames frame) throws MalformedBodyException {
      return Collections.singletonMap(String.valueOf(frame.header(":event-type")), frame.json());
    }

    @Override
    void write(EventFrameWriter frames, String event, Map<String, @Nullable Object> content) {
      frames.event(event, content);
    }

    @Override
    Set<String> onlyStreamed() {
      return Collections.emptySet();
    }
  },
  /** Of InvokeModel: an event is a chunk, and its name stands in its text. */
  CHUNKED {
    @Override
    Map<String, @Nullable Object> read(EventFrames frame) throws MalformedBodyException {
      return Json.object(Json.read(Chunk.read(frame)));
    }

    @Override
    void write(EventFrameWriter frames, String event, Map<String, @Nullable Object> content) {
      Map<String, @Nullable Object> piece = Json.objectOf(event, content);
      Usage usage = UsageReader.read(content.get("usage"));
      if (usage != null) {
        piece.put(Added.METRICS, Added.metrics(usage));
      }
      frames.event(Chunk.TYPE, Chunk.of(Json.write(piece)));
    }

    @Override
    Set<String> onlyStreamed() {
      return new HashSet<>(Arrays.asList("metrics", "trace"));
    }
  };

  /** The contents of a frame by the names of their events; mostly one. */
  abstract Map<String, @Nullable Object> read(EventFrames frame) throws MalformedBodyException;

  abstract void write(EventFrameWriter frames, String event, Map<String, @Nullable Object> content);

  /** What a stream tells at its end, and a whole reply does not. */
  abstract Set<String> onlyStreamed();
}
