/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.EventWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits a whole reply that is a list of choices into the events of a stream. */
final class ChunkSplit {

  private static final List<String> EVERY_CHUNK =
      Collections.unmodifiableList(
          Arrays.asList("id", "object", "created", "model", "service_tier", "system_fingerprint"));

  /* Clients take any field of this name for a failure, even one that is null. */
  private static final Set<String> NO_CHUNK =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("choices", "usage", "error")));

  private final EventWriter events = new EventWriter();
  private final Map<String, @Nullable Object> whole;
  private final ChunkFormat format;
  private final boolean usageAsked;
  private final Map<String, @Nullable Object> once = new LinkedHashMap<>();

  private ChunkSplit(Map<String, @Nullable Object> whole, ChunkFormat format, boolean usageAsked) {
    this.whole = whole;
    this.format = format;
    this.usageAsked = usageAsked;
  }

  static byte[] split(byte[] whole, ChunkFormat format, boolean usageAsked)
      throws MalformedBodyException {
    return new ChunkSplit(Json.object(Json.read(whole)), format, usageAsked).toBytes();
  }

  private byte[] toBytes() throws MalformedBodyException {
    List<@Nullable Object> choices = Json.array(whole.get("choices"));
    if (choices.isEmpty() || whole.get("error") != null) {
      throw new MalformedBodyException("the reply has no choices");
    }
    if (usageAsked && Json.object(whole.get("usage")).isEmpty()) {
      throw new MalformedBodyException("the reply has no usage");
    }
    once.putAll(whole);
    once.keySet().removeAll(EVERY_CHUNK);
    once.keySet().removeAll(NO_CHUNK);
    List<Map<String, @Nullable Object>> pieces = new ArrayList<>();
    for (Object choice : choices) {
      pieces.addAll(pieces(Json.object(choice)));
    }
    addChunks(pieces);
    return events.done().toBytes();
  }

  private void addChunks(List<Map<String, @Nullable Object>> pieces) {
    boolean apart = format != ChunkFormat.MISTRAL;
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = !apart && i == pieces.size() - 1;
      events.data(
          chunk(Collections.singletonList(pieces.get(i)), last ? whole.get("usage") : null));
    }
    if (usageAsked && apart) {
      events.data(chunk(Collections.emptyList(), whole.get("usage")));
    }
  }

  private List<Map<String, @Nullable Object>> pieces(Map<String, @Nullable Object> choice)
      throws MalformedBodyException {
    if (Json.string(choice.get("finish_reason")) == null) {
      throw new MalformedBodyException("a choice is not finished");
    }
    return format.hasMessages()
        ? ChoiceSplit.split(choice, format)
        : Collections.singletonList(choice);
  }

  private Map<String, @Nullable Object> chunk(List<?> choices, @Nullable Object usage) {
    Map<String, @Nullable Object> chunk = new LinkedHashMap<>();
    for (String name : EVERY_CHUNK) {
      if (whole.containsKey(name)) {
        chunk.put(name, whole.get(name));
      }
    }
    chunk.put("object", format.chunkType());
    chunk.putAll(once);
    once.clear();
    chunk.put("choices", choices);
    if (usageAsked && (usage != null || format != ChunkFormat.MISTRAL)) {
      chunk.put("usage", usage);
    }
    return chunk;
  }
}
