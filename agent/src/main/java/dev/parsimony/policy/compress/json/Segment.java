/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A stretch of a text that is of one kind. */
public final class Segment {

  private final int start;
  private final int end;
  private final boolean code;
  private final @Nullable JsonValue json;

  private Segment(int start, int end, boolean code, @Nullable JsonValue json) {
    this.start = start;
    this.end = end;
    this.code = code;
    this.json = json;
  }

  static Segment prose(int start, int end) {
    return new Segment(start, end, false, null);
  }

  static Segment code(int start, int end) {
    return new Segment(start, end, true, null);
  }

  static Segment json(JsonValue value) {
    return new Segment(value.start(), value.end(), false, value);
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** Whether it is a fenced block of code, fences included. */
  public boolean isCode() {
    return code;
  }

  public boolean isJson() {
    return json != null;
  }

  public boolean isProse() {
    return !code && json == null;
  }

  public JsonValue json() {
    return requireNonNull(json, "no JSON");
  }
}
