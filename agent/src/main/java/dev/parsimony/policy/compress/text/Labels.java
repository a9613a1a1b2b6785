/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import org.jspecify.annotations.Nullable;

/** Lines that name the passage below them: {@code [3] Title}, {@code <doc id="3">}. */
public final class Labels {

  private static final int MOST_CHARS = 120;

  /** How labels of the same kind begin; null for a line that is no label. */
  public static @Nullable String formOf(String line) {
    if (line.length() > MOST_CHARS) {
      return null;
    }
    String trimmed = line.trim();
    int blank = trimmed.indexOf(' ');
    String first = blank < 0 ? trimmed : trimmed.substring(0, blank);
    boolean marked = first.startsWith("<") || first.endsWith(":") || first.startsWith("#");
    boolean numbered = trimmed.chars().anyMatch(Character::isDigit);
    boolean sentence = trimmed.endsWith(".") || trimmed.endsWith("?") || trimmed.endsWith("!");
    if (first.isEmpty() || sentence || first.startsWith("</") || !(marked || numbered)) {
      return null;
    }
    return first.replaceAll("\\d+", "9");
  }

  private Labels() {}
}
