/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.json.Flaw;
import org.jspecify.annotations.Nullable;

/** The reasons for which an answer ends. */
final class Finish {

  /** What is wrong with an answer that ended so; only an end known to be good is taken as one. */
  static @Nullable String flaw(@Nullable Object reason) {
    switch (String.valueOf(reason)) {
      case "STOP":
        return null;
      case "SAFETY":
      case "RECITATION":
      case "BLOCKLIST":
      case "PROHIBITED_CONTENT":
      case "SPII":
      case "LANGUAGE":
      case "IMAGE_SAFETY":
      case "IMAGE_PROHIBITED_CONTENT":
      case "IMAGE_RECITATION":
      case "MODEL_ARMOR":
        return Flaw.FILTERED;
      case "MALFORMED_FUNCTION_CALL":
      case "MALFORMED_RESPONSE":
      case "UNEXPECTED_TOOL_CALL":
      case "TOO_MANY_TOOL_CALLS":
      case "MISSING_THOUGHT_SIGNATURE":
      case "NO_IMAGE":
      case "IMAGE_OTHER":
        return Flaw.FAILED;
      default:
        return Flaw.INCOMPLETE;
    }
  }

  private Finish() {}
}
