/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A number as it was written. */
public final class JsonNumber {

  private static final int DIGITS_OF_LONG = 18;

  private final String text;

  JsonNumber(String text) {
    this.text = requireNonNull(text, "text is null");
  }

  /** The number, if it is a whole one of at most 18 digits, not below zero; otherwise -1. */
  public long toCount() {
    if (text.length() > DIGITS_OF_LONG) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text);
  }

  /** The count that a value of a tree says; -1 where it is none. */
  public static long count(@Nullable Object value) {
    return value instanceof JsonNumber ? ((JsonNumber) value).toCount() : -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonNumber && ((JsonNumber) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
