/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way in which headings are written, each a line of its own; the stronger ones first. */
enum HeadingStyle {
  TAG(
      "<(?:section|module|part|policy|rules|instructions)\\b[^>]*?(?:name|title|id)=\"([^\"]+)\"[^>]*>"),
  PLAIN_TAG("<([A-Za-z][A-Za-z0-9_-]{1,40})>"),
  RULED("(?:={3,}|-{3,}|\\*{3,})\\s*(\\S.*?)\\s*(?:={3,}|-{3,}|\\*{3,})"),
  HASHED("#{1,6}\\s+(\\S.*?)\\s+#{1,6}"),
  MARKDOWN_1("#\\s+(\\S.*)"),
  MARKDOWN_2("##\\s+(\\S.*)"),
  MARKDOWN_3("###\\s+(\\S.*)"),
  MARKDOWN_4("#{4,6}\\s+(\\S.*)"),
  BRACKETED("\\[([^\\]]{2,60})\\]|\u3010([^\u3011]{2,60})\u3011"),
  BOLD("(?:\\*\\*|__)([^*_]{2,60}?):?(?:\\*\\*|__):?"),
  NUMBERED("(?:\\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\\s+(\\p{Lu}[^.!?:;,\"]{1,60})"),
  CAPITALS("(\\p{Lu}[\\p{Lu}\\d &/,'()-]{2,60}):?"),
  WITH_COLON("(\\p{Lu}[^.!?:;\"]{2,40}):");

  private static final int MAX_LINE = 120;

  private final Pattern pattern;

  HeadingStyle(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  /** The title of a line that is such a heading; null when it is none. */
  @Nullable String titleOf(String line) {
    if (line.length() > MAX_LINE) {
      return null;
    }
    Matcher matcher = pattern.matcher(line.trim());
    if (!matcher.matches()) {
      return null;
    }
    String title = matcher.group(1);
    return title == null ? matcher.group(2) : title;
  }
}
