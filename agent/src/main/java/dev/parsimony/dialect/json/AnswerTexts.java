/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Finds what is said in a whole answer, with its places. */
public final class AnswerTexts {

  /* What speaks of places in a text, of its tokens, or of what was thought at it. */
  private static final List<String> BOUND =
      Arrays.asList(
          "annotation",
          "audio",
          "citation",
          "context",
          "encrypted",
          "grounding",
          "logprob",
          "signature");

  /** In choices, each with a message that is a text or has parts. */
  public static final AnswerTexts OF_CHOICES =
      AnswerTexts.at("choices", "message", "content").orAt("choices", "message", "content", "text");

  private final List<List<String>> paths;

  private AnswerTexts(List<List<String>> paths) {
    this.paths = Collections.unmodifiableList(paths);
  }

  /**
   * Texts at the end of a path.
   *
   * @param names of the members on the way; an array stands for each of its elements
   */
  public static AnswerTexts at(String... names) {
    return new AnswerTexts(Collections.emptyList()).orAt(names);
  }

  /** The same, and those at the end of another path. */
  public AnswerTexts orAt(String... names) {
    List<List<String>> more = new ArrayList<>(paths);
    more.add(Arrays.asList(names));
    return new AnswerTexts(more);
  }

  /** The texts of an answer; none where something else in it is bound to their words. */
  public List<Part> read(byte[] body) throws MalformedBodyException {
    JsonNode root = JsonNode.read(body);
    List<Part> texts = new ArrayList<>();
    if (root.is(JsonNode.Kind.OBJECT) && !isBound(root)) {
      paths.forEach(path -> collect(root, path, texts));
    }
    return texts;
  }

  private static void collect(JsonNode node, List<String> path, List<Part> texts) {
    for (JsonNode element : node.elements()) {
      collect(element, path, texts);
    }
    String text = path.isEmpty() ? node.string() : null;
    if (text != null && !text.isEmpty()) {
      texts.add(Part.text(Part.Kind.TEXT, text, node.place()));
    }
    if (!path.isEmpty() && node.is(JsonNode.Kind.OBJECT)) {
      collect(node.member(path.get(0)), path.subList(1, path.size()), texts);
    }
  }

  private static boolean isBound(JsonNode node) {
    String name = node.name().toLowerCase(Locale.ROOT);
    boolean says =
        node.is(JsonNode.Kind.STRING)
            ? !String.valueOf(node.string()).isEmpty()
            : !node.children().isEmpty();
    if (says && BOUND.stream().anyMatch(name::contains)) {
      return true;
    }
    return node.children().stream().anyMatch(AnswerTexts::isBound);
  }
}
