/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which values can be told from all else in an answer and take each other's place: short names and
 * identifiers. A number, a sentence or a piece of markup is none.
 */
final class SlotValue {

  private static final int LEAST_CHARS = 4;
  private static final int MOST_CHARS = 64;
  private static final int MOST_PIECES = 4;
  private static final int LONG_ID = 16;

  /* Letters and digits, with single signs between them that nothing has to escape. */
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{M}0-9]+(?:[-_./ ][\\p{L}\\p{M}0-9]+)*");

  /**
   * The kinds of characters of a value, in order: those of the same shape can stand for each other.
   *
   * @return null for one that none can stand for
   */
  static @Nullable String shape(String value) {
    return isName(value) ? new Shape().of(value) : null;
  }

  /** Whether it would be noticed that an answer has something of the value. */
  static boolean isTraceable(String value) {
    return value.length() >= LEAST_CHARS
        && value.length() <= 2 * MOST_CHARS
        && value.chars().noneMatch(Character::isISOControl)
        && !Folded.words(value).isEmpty();
  }

  private static boolean isName(String value) {
    if (value.length() < LEAST_CHARS
        || value.length() > MOST_CHARS
        || !NAME.matcher(value).matches()
        || !Normalizer.isNormalized(value, Normalizer.Form.NFC)
        || Folded.words(value).isEmpty()) {
      return false;
    }
    String[] pieces = value.split(" ");
    for (String piece : pieces) {
      if (!isPiece(piece)) {
        return false;
      }
    }
    return pieces.length <= MOST_PIECES;
  }

  /* What begins with a digit is a quantity, if it is not too long for one. */
  private static boolean isPiece(String piece) {
    return Character.isLetter(piece.codePointAt(0))
        || (piece.length() >= LONG_ID && piece.codePoints().anyMatch(Character::isLetter));
  }

  private SlotValue() {}

  /** Writes one shape. */
  private static final class Shape {

    private final StringBuilder out = new StringBuilder();
    private String last = "";

    String of(String value) {
      value.codePoints().forEach(this::add);
      return out.toString();
    }

    private void add(int point) {
      String kind = kind(point);
      if (!kind.equals(last) && !kind.isEmpty()) {
        out.append(kind);
        last = kind;
      }
    }

    private static String kind(int point) {
      if (Character.isDigit(point)) {
        return "9";
      }
      if (Character.isLetter(point)) {
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        String letter =
            Character.isUpperCase(point) ? "A" : Character.isLowerCase(point) ? "a" : "";
        return script == Character.UnicodeScript.LATIN ? letter : letter + script;
      }
      boolean mark = Character.getType(point) == Character.NON_SPACING_MARK;
      return mark ? "" : new String(Character.toChars(point));
    }
  }
}
