/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A JSON value that knows where it stands in a text. */
public final class JsonValue {

  /** What a value is. */
  public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    /** A number, a boolean or null. */
    SCALAR
  }

  private final String text;
  private final Kind kind;
  private final int start;
  private final int nameStart;
  private final int nameEnd;
  private final List<JsonValue> children;
  private int end;

  JsonValue(String text, Kind kind, int start, int nameStart, int nameEnd) {
    this.text = text;
    this.kind = kind;
    this.start = start;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.children =
        kind == Kind.OBJECT || kind == Kind.ARRAY ? new ArrayList<>(4) : Collections.emptyList();
  }

  void close(int after) {
    end = after;
  }

  void add(JsonValue child) {
    children.add(child);
  }

  public Kind kind() {
    return kind;
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  /** The members of an object, duplicates included, or the elements of an array; else none. */
  public List<JsonValue> children() {
    return children;
  }

  /** The name of a member as it is written, with its quotes; empty where it is no member. */
  public String name() {
    return text.substring(nameStart, nameEnd);
  }

  /** The value as it is written. */
  public String written() {
    return text.substring(start, end);
  }

  /** Where it begins in the text. */
  public int start() {
    return start;
  }

  /** Where the text goes on behind it. */
  public int end() {
    return end;
  }

  /** Whether it is written so. */
  boolean isWritten(String other) {
    return end - start == other.length() && text.startsWith(other, start);
  }

  boolean isNamedAs(JsonValue other) {
    int length = nameEnd - nameStart;
    return length == other.nameEnd - other.nameStart
        && text.regionMatches(nameStart, other.text, other.nameStart, length);
  }

  void copyName(StringBuilder out) {
    out.append(text, nameStart, nameEnd);
  }

  void copy(StringBuilder out) {
    out.append(text, start, end);
  }
}
