/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

/** One piece of a prompt, and where it stands in the body of the request. Immutable. */
public final class Part {

  /** What a piece is. */
  public enum Kind {
    /** What somebody says. */
    TEXT,
    /** The arguments of a call of a tool. */
    TOOL_CALL,
    /** What a tool gave back. */
    TOOL_RESULT,
    /** The schema of tools, or of the answer. */
    SCHEMA,
    /** Text that counts and is not to be touched: names, thoughts, refusals. */
    FIXED,
    /** An image, a sound or a file; has no text. */
    MEDIA
  }

  private final Kind kind;
  private final String text;
  private final Span place;
  private final boolean json;
  private final boolean cacheMark;

  private Part(Kind kind, String text, Span place, boolean json, boolean cacheMark) {
    this.kind = requireNonNull(kind, "kind is null");
    this.text = requireNonNull(text, "text is null");
    this.place = requireNonNull(place, "place is null");
    this.json = json;
    this.cacheMark = cacheMark;
  }

  /**
   * A piece that the body holds as a JSON string.
   *
   * @param place the string with its quotes
   */
  public static Part text(Kind kind, String text, Span place) {
    return new Part(kind, text, place, false, false);
  }

  /**
   * A piece that the body holds as JSON.
   *
   * @param text the JSON as it is written
   */
  public static Part json(Kind kind, String text, Span place) {
    return new Part(kind, text, place, true, false);
  }

  /** The same as the last one of a prefix that the application has the provider cache. */
  public Part withCacheMark() {
    return new Part(kind, text, place, json, true);
  }

  public Kind kind() {
    return kind;
  }

  public String text() {
    return text;
  }

  /** The value that holds the text. */
  public Span place() {
    return place;
  }

  /** Whether the text is JSON that stands in the body as such, not within a string. */
  public boolean isJson() {
    return json;
  }

  /** Whether the application has the provider cache all up to here. */
  public boolean hasCacheMark() {
    return cacheMark;
  }
}
