/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.wire.EventWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a whole answer into chunks: one for each part, the last one with all that is left. */
final class ReplySplit {

  /* They stand in every chunk that the provider sends. */
  private static final List<String> EVERY_CHUNK =
      Collections.unmodifiableList(
          Arrays.asList("usageMetadata", "modelVersion", "responseId", "createTime"));

  private final Map<String, @Nullable Object> whole;
  private final Map<String, @Nullable Object> candidate;
  private final Map<String, @Nullable Object> content;

  private ReplySplit(Map<String, @Nullable Object> whole) {
    this.whole = whole;
    List<@Nullable Object> candidates = Json.array(whole.get("candidates"));
    this.candidate = Json.object(candidates.size() == 1 ? candidates.get(0) : null);
    this.content = Json.object(candidate.get("content"));
  }

  static byte[] split(byte[] whole) throws MalformedBodyException {
    return new ReplySplit(Json.object(Json.read(whole))).toBytes();
  }

  private byte[] toBytes() throws MalformedBodyException {
    List<@Nullable Object> parts = Json.array(content.get("parts"));
    boolean told = Json.isText(candidate.get("finishReason")) && whole.get("error") == null;
    if (parts.isEmpty() || !told) {
      throw new MalformedBodyException("the reply lacks what a stream must have");
    }
    EventWriter events = new EventWriter();
    for (Object part : parts.subList(0, parts.size() - 1)) {
      events.data(chunk(part));
    }
    return events.data(last(parts.get(parts.size() - 1))).toBytes();
  }

  private Map<String, @Nullable Object> chunk(@Nullable Object part) {
    Map<String, @Nullable Object> answer = Json.objectOf("content", contentOf(part));
    if (candidate.containsKey("index")) {
      answer.put("index", candidate.get("index"));
    }
    Map<String, @Nullable Object> chunk =
        Json.objectOf("candidates", Collections.singletonList(answer));
    for (String name : EVERY_CHUNK) {
      if (whole.containsKey(name)) {
        chunk.put(name, whole.get(name));
      }
    }
    return chunk;
  }

  private Map<String, @Nullable Object> last(@Nullable Object part) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>(candidate);
    answer.put("content", contentOf(part));
    Map<String, @Nullable Object> chunk = new LinkedHashMap<>(whole);
    chunk.put("candidates", Collections.singletonList(answer));
    return chunk;
  }

  private Map<String, @Nullable Object> contentOf(@Nullable Object part) {
    Map<String, @Nullable Object> piece = new LinkedHashMap<>(content);
    piece.put("parts", Collections.singletonList(part));
    return piece;
  }
}
