/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonNode;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * Hashes a piece of a prompt, but for what two that are alike may differ in. Cache marks and white
 * space between values never count. It stands in memory in place of the text.
 */
final class PieceHash implements ToLongFunction<JsonNode> {

  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final Pattern left;
  private final boolean anyMembers;
  private final boolean anyElements;
  private final boolean anyWords;

  private PieceHash(Pattern left, boolean anyMembers, boolean anyElements, boolean anyWords) {
    this.left = left;
    this.anyMembers = anyMembers;
    this.anyElements = anyElements;
    this.anyWords = anyWords;
  }

  static PieceHash exact() {
    return new PieceHash(NOTHING, false, false, false);
  }

  /** But for what a pattern finds in texts. */
  static PieceHash without(Pattern left) {
    return new PieceHash(left, false, false, false);
  }

  /** But for the order of the elements of the piece itself. */
  static PieceHash ofElementsInAnyOrder() {
    return new PieceHash(NOTHING, false, true, false);
  }

  /** But for the order of members. */
  static PieceHash ofMembersInAnyOrder() {
    return new PieceHash(NOTHING, true, true, false);
  }

  /** But for the order of words in texts. */
  static PieceHash ofWordsInAnyOrder() {
    return new PieceHash(NOTHING, true, false, true);
  }

  @Override
  public long applyAsLong(JsonNode piece) {
    if (!anyElements || !piece.is(JsonNode.Kind.ARRAY)) {
      return hash(piece);
    }
    long sum = 0;
    for (JsonNode element : piece.elements()) {
      sum += mixed(hash(element));
    }
    return sum;
  }

  private long hash(JsonNode value) {
    switch (value.kind()) {
      case STRING:
        return text(String.valueOf(value.string()));
      case OBJECT:
      case ARRAY:
        return structure(value);
      default:
        return plain(value.json());
    }
  }

  private long structure(JsonNode value) {
    boolean object = value.is(JsonNode.Kind.OBJECT);
    long hash = object ? 1 : 2;
    for (JsonNode child : value.children()) {
      if (OwnMarks.isMark(child)) {
        continue;
      }
      long one = mixed(plain(child.name()) * FACTOR + hash(child));
      hash = object && anyMembers ? hash + one : mixed(hash * FACTOR + one);
    }
    return hash;
  }

  private long text(String text) {
    String kept = left == NOTHING ? text : left.matcher(text).replaceAll("\u0000");
    return anyWords ? words(kept) : plain(kept);
  }

  private static long words(String text) {
    long sum = 0;
    long word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        word = word * FACTOR + c + 1;
      } else if (word != 0) {
        sum += mixed(word);
        word = 0;
      }
    }
    return sum + mixed(word);
  }

  private static long plain(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * FACTOR + text.charAt(i) + 1;
    }
    return mixed(hash);
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }
}
