/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where a text has a value as whole words that nothing around it depends on. */
final class Occurrences {

  private static final String BEFORE = " \t\r\n([{\"\u201c\u201e\u00ab\u00bb<>*`:=|,;";
  private static final String AFTER = " \t\r\n)]}\"\u201c\u201d\u00ab\u00bb<>*`|,;!?";
  private static final String QUOTES = "'\u2018";

  /* Words that another value behind them would change. */
  private static final Set<String> BOUND =
      new HashSet<>(
          Arrays.asList(
              "a",
              "an",
              "mr",
              "mrs",
              "ms",
              "miss",
              "sir",
              "madam",
              "herr",
              "herrn",
              "frau",
              "m",
              "mme",
              "mlle",
              "monsieur",
              "madame",
              "senor",
              "senora",
              "sr",
              "sra",
              "signor",
              "signora"));
  private static final Pattern WORD_BEFORE =
      Pattern.compile("([\\p{L}\\p{M}]+)[^\\p{L}\\p{M}\\p{N}]*$");
  private static final int LONGEST_BOUND = 16;

  private final String text;
  private final String value;

  private Occurrences(String text, String value) {
    this.text = text;
    this.value = value;
  }

  /**
   * The text with something else in the place of each.
   *
   * @return null where one of them depends on what stands around it
   */
  static @Nullable String replaced(String text, String value, String other) {
    return new Occurrences(text, value).replaced(other);
  }

  private @Nullable String replaced(String other) {
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, copied)) {
      if (!isClean(at, at + value.length())) {
        return null;
      }
      out.append(text, copied, at).append(other);
      copied = at + value.length();
    }
    return out.append(text, copied, text.length()).toString();
  }

  private boolean isClean(int start, int end) {
    boolean quoted = isQuoted(start, end);
    boolean begins = start == 0 || BEFORE.indexOf(text.charAt(start - 1)) >= 0;
    return (quoted || (begins && isEnd(end))) && !isBound(start);
  }

  private boolean isQuoted(int start, int end) {
    int quote = start == 0 || end == text.length() ? -1 : QUOTES.indexOf(text.charAt(start - 1));
    return quote >= 0
        && text.charAt(end) == (quote == 0 ? '\'' : '\u2019')
        && (end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1)));
  }

  /* A full stop ends a word where nothing follows that could belong to it. */
  private boolean isEnd(int end) {
    boolean stop = end < text.length() && ".:".indexOf(text.charAt(end)) >= 0;
    int next = stop ? end + 1 : end;
    return next == text.length() || AFTER.indexOf(text.charAt(next)) >= 0;
  }

  private boolean isBound(int start) {
    Matcher before = WORD_BEFORE.matcher(text.substring(Math.max(0, start - LONGEST_BOUND), start));
    return before.find() && BOUND.contains(Folded.of(before.group(1)));
  }
}
