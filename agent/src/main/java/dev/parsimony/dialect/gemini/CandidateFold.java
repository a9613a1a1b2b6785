/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One answer, folded from its pieces. Texts that follow each other become one, but a part that is
 * signed stays as it is: the signature must go back with what it signs.
 */
final class CandidateFold {

  private static final String CONTENT = "content";
  private static final String PARTS = "parts";
  private static final String TEXT = "text";
  private static final String THOUGHT = "thought";

  private final Map<String, @Nullable Object> whole = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> parts = new ArrayList<>();
  private boolean joinable = true;

  void add(Map<String, @Nullable Object> piece) {
    for (Map.Entry<String, @Nullable Object> entry : piece.entrySet()) {
      String name = entry.getKey();
      if (name.equals(CONTENT)) {
        addContent(Json.object(entry.getValue()));
      } else if (name.equals("safetyRatings")) {
        whole.put(name, entry.getValue());
      } else {
        joinable &= Fold.keep(whole, name, entry.getValue());
      }
    }
  }

  /** Whether all that came has its place in a whole answer. */
  boolean isJoinable() {
    return joinable;
  }

  boolean isDone() {
    return Json.isText(whole.get("finishReason"));
  }

  Map<String, @Nullable Object> whole() {
    List<@Nullable Object> settled = new ArrayList<>();
    parts.forEach(part -> settled.add(Fold.settled(new LinkedHashMap<>(part))));
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put(PARTS, settled);
    content.putAll(Json.object(whole.get(CONTENT)));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(CONTENT, content);
    whole.forEach(answer::putIfAbsent);
    return answer;
  }

  private void addContent(Map<String, @Nullable Object> content) {
    Map<String, @Nullable Object> kept = Fold.member(whole, CONTENT);
    for (Map.Entry<String, @Nullable Object> entry : content.entrySet()) {
      if (entry.getKey().equals(PARTS)) {
        Json.array(entry.getValue()).forEach(part -> addPart(Json.object(part)));
      } else {
        joinable &= Fold.keep(kept, entry.getKey(), entry.getValue());
      }
    }
  }

  private void addPart(Map<String, @Nullable Object> part) {
    if (!isPlain(part)) {
      joinable &= isComplete(part);
      parts.add(new LinkedHashMap<>(part));
      return;
    }
    if (Json.isBlank(part.get(TEXT))) {
      return;
    }
    Map<String, @Nullable Object> last = parts.isEmpty() ? part : parts.get(parts.size() - 1);
    if (!isPlain(last) || last == part || !Objects.equals(last.get(THOUGHT), part.get(THOUGHT))) {
      last = new LinkedHashMap<>(part);
      last.put(TEXT, new StringBuilder());
      parts.add(last);
    }
    joinable &= Fold.append(last, TEXT, part.get(TEXT));
  }

  /* Text and nothing else, but perhaps that it is a thought. */
  private static boolean isPlain(Map<String, @Nullable Object> part) {
    return part.get(TEXT) instanceof CharSequence
        && part.size() == (part.containsKey(THOUGHT) ? 2 : 1);
  }

  /* A call may come in pieces, if the application asked for that. */
  private static boolean isComplete(Map<String, @Nullable Object> part) {
    Map<String, @Nullable Object> call = Json.object(part.get("functionCall"));
    return !part.isEmpty() && !call.containsKey("partialArgs") && !call.containsKey("willContinue");
  }
}
