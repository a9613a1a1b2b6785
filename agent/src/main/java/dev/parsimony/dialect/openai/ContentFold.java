/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.Fold;
import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message, folded from its pieces: a text, or a list as soon as one piece is one.
 * Texts that follow each other become one, and so do thoughts, but none that is signed.
 */
final class ContentFold {

  static final Set<String> PLAIN_TEXT =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("type", "text")));
  private static final Set<String> PLAIN_THOUGHT =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("type", "thinking")));

  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> parts = new ArrayList<>();
  private boolean said;

  /** Whether the piece is one of a content. */
  boolean add(@Nullable Object piece) {
    said |= piece != null;
    if (piece instanceof List) {
      Json.array(piece).forEach(part -> addPart(parts, part));
      return true;
    }
    if (Json.isText(piece)) {
      if (parts.isEmpty()) {
        text.append(piece);
      } else {
        addPart(parts, textPart(String.valueOf(piece)));
      }
    }
    return piece == null || piece instanceof String;
  }

  /** The content of a whole message; null where nothing came. To be called once. */
  @Nullable Object whole() {
    if (parts.isEmpty()) {
      return said ? text.toString() : null;
    }
    if (text.length() > 0) {
      parts.add(0, textPart(text.toString()));
    }
    return Fold.settled(parts);
  }

  private static void addPart(List<@Nullable Object> parts, @Nullable Object part) {
    Map<String, @Nullable Object> piece = Json.object(part);
    Map<String, @Nullable Object> last =
        Json.object(parts.isEmpty() ? null : parts.get(parts.size() - 1));
    if (isPlain(piece, PLAIN_TEXT, "text")) {
      Map<String, @Nullable Object> open = last;
      if (!isPlain(last, PLAIN_TEXT, "text")) {
        open = new LinkedHashMap<>(piece);
        open.put("text", new StringBuilder());
        parts.add(open);
      }
      Fold.append(open, "text", piece.get("text"));
    } else if (isPlain(piece, PLAIN_THOUGHT, "thinking")) {
      if (!isPlain(last, PLAIN_THOUGHT, "thinking")) {
        last = Json.objectOf("type", "thinking", "thinking", new ArrayList<>());
        parts.add(last);
      }
      List<@Nullable Object> thought = Json.array(last.get("thinking"));
      Json.array(piece.get("thinking")).forEach(inner -> addPart(thought, inner));
    } else {
      parts.add(part);
    }
  }

  private static Map<String, @Nullable Object> textPart(String text) {
    return Json.objectOf("type", "text", "text", text);
  }

  private static boolean isPlain(
      Map<String, @Nullable Object> part, Set<String> names, String said) {
    Object value = part.get(said);
    return part.keySet().equals(names)
        && said.equals(part.get("type"))
        && (value instanceof CharSequence || value instanceof List);
  }
}
