/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that a model reads as text in a request, also as it reads where JSON has escaped it. */
final class SentText {

  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  private final List<Piece> pieces = new ArrayList<>();
  private final String text;
  private final String plain;

  SentText(JsonNode body) {
    body.path("messages").forEach(this::add);
    this.text = pieces.stream().map(Piece::text).collect(Collectors.joining("\n"));
    this.plain =
        ESCAPED
            .matcher(text)
            .replaceAll(SentText::character)
            .replace("\\\"", "\"")
            .replace("\\/", "/")
            .replace("\\\\", "\\");
  }

  private void add(JsonNode message) {
    String role = message.path("role").asText().replace("developer", "system");
    JsonNode content = message.path("content");
    if (content.isTextual()) {
      pieces.add(new Piece(role, content.asText()));
    }
    for (JsonNode part : content) {
      pieces.add(new Piece(role, part.path("text").asText()));
    }
    for (JsonNode call : message.path("tool_calls")) {
      JsonNode function = call.path("function");
      String name = function.path("name").asText();
      pieces.add(new Piece(role, name + " " + function.path("arguments").asText()));
    }
  }

  private static String character(MatchResult escape) {
    char c = (char) Integer.parseInt(escape.group(1), 16);
    return java.util.regex.Matcher.quoteReplacement(String.valueOf(c));
  }

  List<Piece> pieces() {
    return pieces;
  }

  boolean contains(String part) {
    return text.contains(part);
  }

  boolean hasWithin(String part) {
    return pieces.stream().anyMatch(piece -> piece.text().contains(part));
  }

  /** Whether a value is in it as a whole: 4.5 is not in 14.5. */
  boolean holds(String fact) {
    String before = isWordLike(fact.charAt(0)) ? "(?<![A-Za-z0-9])" : "";
    String after = isWordLike(fact.charAt(fact.length() - 1)) ? "(?![A-Za-z0-9])" : "";
    Pattern pattern = Pattern.compile(before + Pattern.quote(fact) + after);
    return pattern.matcher(text).find() || pattern.matcher(plain).find();
  }

  private static boolean isWordLike(char c) {
    return Character.isLetterOrDigit(c);
  }

  /** One text, and whose it is. */
  record Piece(String role, String text) {}
}
