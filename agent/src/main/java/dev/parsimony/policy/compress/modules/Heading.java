/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import dev.parsimony.policy.compress.json.Fences;
import dev.parsimony.policy.compress.json.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A heading in a prompt. Immutable. */
final class Heading {

  private static final int LEAST = 3;
  private static final double MOST_OF_TEXT = 0.75;
  private static final int LEAST_CHARS = 60;
  private static final int MOST = 500;
  private static final int MOST_LINE = 200;

  final String title;
  final int start;

  private Heading(String title, int start) {
    this.title = title;
    this.start = start;
  }

  /**
   * The headings of the strongest style that cuts the text well: into several parts, none of which
   * is nearly everything. None where there is no such style.
   */
  static List<Heading> of(String text) {
    Map<HeadingStyle, List<Heading>> found = find(text);
    for (List<Heading> headings : found.values()) {
      if (cutsWell(headings, text.length())) {
        return headings;
      }
    }
    return Collections.emptyList();
  }

  private static Map<HeadingStyle, List<Heading>> find(String text) {
    Map<HeadingStyle, List<Heading>> found = new EnumMap<>(HeadingStyle.class);
    List<Segment> code = Fences.of(text);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, Math.min(end, start + MOST_LINE));
      if (!Fences.cover(code, start)
          && !line.isEmpty()
          && !Character.isWhitespace(line.charAt(0))) {
        add(line, lineFrom(text, end + 1), start, found);
      }
      start = end + 1;
    }
    return found;
  }

  private static String lineFrom(String text, int start) {
    int most = Math.min(text.length(), start + MOST_LINE);
    int end = start < most ? text.indexOf('\n', start) : -1;
    return start < most ? text.substring(start, end < 0 || end > most ? most : end) : "";
  }

  private static void add(
      String line, String below, int start, Map<HeadingStyle, List<Heading>> found) {
    if (HeadingStyle.isUnderlined(line, below)) {
      found
          .computeIfAbsent(HeadingStyle.UNDERLINED, any -> new ArrayList<>())
          .add(new Heading(line.trim(), start));
      return;
    }
    for (HeadingStyle style : HeadingStyle.values()) {
      String title = style.titleOf(line);
      if (title != null) {
        found.computeIfAbsent(style, any -> new ArrayList<>()).add(new Heading(title, start));
        return;
      }
    }
  }

  private static boolean cutsWell(List<Heading> headings, int length) {
    if (headings.size() < LEAST
        || headings.size() > MOST
        || length < headings.size() * LEAST_CHARS) {
      return false;
    }
    int longest = headings.get(0).start;
    for (int i = 0; i < headings.size(); i++) {
      int end = i + 1 < headings.size() ? headings.get(i + 1).start : length;
      longest = Math.max(longest, end - headings.get(i).start);
    }
    return longest < MOST_OF_TEXT * length;
  }
}
