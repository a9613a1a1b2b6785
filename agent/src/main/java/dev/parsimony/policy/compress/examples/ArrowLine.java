/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.examples;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An example in one line, whose answer stands behind an arrow. */
final class ArrowLine {

  private static final List<String> ARROWS =
      Collections.unmodifiableList(
          Arrays.asList("->", "=>", "\u2192", "\u21d2", "\u2014>", "\u2013>"));

  /* A bullet or a number before it. */
  private static final Pattern MARK = Pattern.compile("^\\s*([-*\u2022]|\\(?\\d{1,3}[.):])\\s+");

  private static final Pattern ANSWER = Pattern.compile("[\\p{L}\\d#][\\p{L}\\d _./#&'-]*");

  /** Whether a text has what may be such lines. */
  static boolean mayBeIn(String text) {
    return ARROWS.stream().anyMatch(text::contains);
  }

  /** The example of a line; null where it has none. */
  static @Nullable Example of(String line) {
    for (String arrow : ARROWS) {
      int at = line.indexOf(arrow);
      if (at > 0) {
        String input = bare(MARK.matcher(line.substring(0, at)).replaceFirst(""));
        String output = bare(line.substring(at + arrow.length()));
        Example example = new Example(input, output);
        boolean answers = ANSWER.matcher(output).matches() && example.isLabelled();
        return input.isEmpty() || !answers ? null : example;
      }
    }
    return null;
  }

  private static String bare(String text) {
    String trimmed = text.trim();
    int last = trimmed.length() - 1;
    boolean quoted = last > 0 && trimmed.charAt(0) == '"' && trimmed.charAt(last) == '"';
    return quoted ? trimmed.substring(1, last) : trimmed;
  }

  private ArrowLine() {}
}
