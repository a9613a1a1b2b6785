/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into fenced code, JSON that stands bare, and prose. JSON within quotation marks or
 * ticks is prose. Linear in the text: what turned out to be no JSON is not tried again.
 */
public final class Segments {

  private static final int LEAST_JSON = 16;

  private final String text;
  private final List<Segment> found = new ArrayList<>();
  private int proseStart;
  private boolean quoted;
  private boolean ticked;

  private Segments(String text) {
    this.text = text;
  }

  /** All of a text, in order. */
  public static List<Segment> of(String text) {
    Segments segments = new Segments(text);
    int start = 0;
    for (Segment code : Fences.of(text)) {
      segments.scan(start, code.start());
      segments.found.add(code);
      start = code.end();
    }
    segments.scan(start, text.length());
    return segments.found;
  }

  /**
   * A text with some of its JSON written in another way; the very same where there is none. What is
   * part of a sentence or of indented code stays.
   *
   * @param writer gives null for what is to stay
   */
  public static String rewrite(String text, Function<JsonValue, @Nullable String> writer) {
    if (text.indexOf('{') < 0 && text.indexOf('[') < 0) {
      return text;
    }
    StringBuilder out = null;
    int copied = 0;
    for (Segment segment : of(text)) {
      boolean free = segment.isJson() && !Surroundings.bind(text, segment);
      String other = free ? writer.apply(segment.json()) : null;
      if (other != null) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, copied, segment.start()).append(other);
        copied = segment.end();
      }
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /** The value that a text is as a whole; null where it is none, or a single text or number. */
  public static @Nullable JsonValue whole(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) <= ' ') {
      start++;
    }
    if (start == text.length() || (text.charAt(start) != '{' && text.charAt(start) != '[')) {
      return null;
    }
    JsonValue value = new JsonReader(text, start, text.length()).read();
    return value == null || !text.substring(value.end()).trim().isEmpty() ? null : value;
  }

  private void scan(int start, int end) {
    proseStart = start;
    quoted = false;
    ticked = false;
    int i = start;
    while (i < end) {
      i = step(i, start, end);
    }
    if (proseStart < end) {
      found.add(Segment.prose(proseStart, end));
    }
  }

  /* Where to go on. */
  private int step(int i, int start, int end) {
    switch (text.charAt(i)) {
      case '\n':
        quoted = false;
        ticked = false;
        return i + 1;
      case '"':
        quoted = !quoted;
        return i + 1;
      case '`':
        ticked = !ticked;
        return i + 1;
      case '{':
      case '[':
        return !quoted && !ticked && mayBegin(i, start, end) ? json(i, end) : i + 1;
      default:
        return i + 1;
    }
  }

  private int json(int i, int end) {
    JsonReader reader = new JsonReader(text, i, end);
    JsonValue value = reader.read();
    int stop = Math.max(reader.position(), i + 1);
    if (value == null || stop - i < LEAST_JSON || goesOn(stop, end)) {
      return stop;
    }
    if (proseStart < i) {
      found.add(Segment.prose(proseStart, i));
    }
    found.add(Segment.json(value));
    proseStart = stop;
    return stop;
  }

  private boolean mayBegin(int i, int start, int end) {
    char before = i == start ? ' ' : text.charAt(i - 1);
    if (before > ' ' && ":=>(,;".indexOf(before) < 0) {
      return false;
    }
    int next = i + 1;
    while (next < end && text.charAt(next) <= ' ') {
      next++;
    }
    String may = text.charAt(i) == '{' ? "\"}" : "\"{[]-0123456789tfn";
    return next < end && may.indexOf(text.charAt(next)) >= 0;
  }

  /* A link, an index, a path: no JSON after all. */
  private boolean goesOn(int stop, int end) {
    char next = stop < end ? text.charAt(stop) : ' ';
    return next == '(' || next == '"' || next == '`' || Character.isLetterOrDigit(next);
  }
}
