/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Tells names of errors from sentences, which some servers put there and which may quote the
 * prompt.
 */
public final class ErrorName {

  private static final int MOST_LETTERS = 64;

  /** The value if it is a name; null for anything else. */
  public static @Nullable String of(@Nullable Object value) {
    return Json.isText(value) && isName(String.valueOf(value)) ? String.valueOf(value) : null;
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'z' || !(Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-')) {
        return false;
      }
    }
    return text.length() <= MOST_LETTERS;
  }

  private ErrorName() {}
}
