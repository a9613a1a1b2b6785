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
  RULED("(?:={3,}|-{3,}|\\*{3,})\\s*([^\\s=*-].*?)\\s*(?:={3,}|-{3,}|\\*{3,})"),
  HASHED("#{1,6}\\s+(\\S.*?)\\s+#{1,6}"),
  /** What has a line of dashes below it; by itself it is like any other line. */
  UNDERLINED("(?!)"),
  NAMED(
      "(?i:section|part|module|chapter|block|topic|area|policy)[ \\t]*(?:\\d{1,2}|[IVX]{1,5}|[A-Z])?[ \\t]*"
          + "[:.\u2013\u2014-][ \\t]+(\\S[^.!?\"]{1,60})"),
  MARKDOWN_1("#\\s+(\\S.*)"),
  MARKDOWN_2("##\\s+(\\S.*)"),
  MARKDOWN_3("###\\s+(\\S.*)"),
  MARKDOWN_4("#{4,6}\\s+(\\S.*)"),
  BRACKETED("\\[{1,2}([^\\]]{2,60})\\]{1,2}|\u3010([^\u3011]{2,60})\u3011"),
  BOLD("(?:\\*\\*|__)([^*_]{2,60}?):?(?:\\*\\*|__):?"),
  FRAMED("(?:[*~=|:]{1,2}|>>)\\s+(\\p{Lu}[^.!?:;\"]{1,60}?)\\s+(?:[*~=|:]{1,2}|<<)"),
  SIGNED(
      "(?:\u00a7|//|>>|\u25a0|\u25aa|\u25b6|\u25ba|\u25c6|\u27a4)\\s*(?:\\d{1,2}(?:\\.\\d{1,2})?\\s+)?"
          + "(\\p{Lu}[^.!?:;\"]{1,60})"),
  NUMBERED(
      "(?:\\d{1,2}\\.\\d{1,2}[.)]?|(?:\\d{1,2}|[IVX]{1,5}|[A-Z])[.)])\\s+(\\p{Lu}[^.!?:;,\"]{1,60})"),
  CAPITALS("(\\p{Lu}[\\p{Lu}\\d &/,'()-]{2,60}):?"),
  WITH_COLON("(\\p{Lu}[^.!?:;\"]{2,40}):");

  private static final int MAX_LINE = 120;
  private static final Pattern UNDERLINE = Pattern.compile("={3,}|-{3,}");
  private static final Pattern TITLE = Pattern.compile("\\p{Lu}[^.!?:;\"]{1,60}");

  private final Pattern pattern;

  HeadingStyle(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  /** Whether a line is a title because of the one below it. */
  static boolean isUnderlined(String line, String below) {
    return UNDERLINE.matcher(below.trim()).matches() && TITLE.matcher(line.trim()).matches();
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
