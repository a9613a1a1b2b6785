/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonNode;
import java.util.function.ToLongFunction;

/**
 * In what two pieces of a prompt may be alike that are not the same: what would have to be left out
 * or put in order for them to be. The first that holds says what keeps them apart.
 */
enum Likeness {
  /** They are the same to the model; white space between JSON values is nothing to it. */
  SAME("", PieceHash.exact()),
  TIMESTAMP("timestamp", PieceHash.without(Volatile.TIMES)),
  ID("id", PieceHash.without(Volatile.IDS)),
  TIMESTAMP_AND_ID("timestamp_and_id", PieceHash.without(Volatile.BOTH)),
  TOOL_ORDER("tool_order", PieceHash.ofElementsInAnyOrder()),
  KEY_ORDER("key_order", PieceHash.ofMembersInAnyOrder()),
  /** The words of its texts stand in another order, as those of JSON within a text may. */
  TEXT_ORDER("text_order", PieceHash.ofWordsInAnyOrder()),
  NUMBER("number", PieceHash.without(Volatile.NUMBERS));

  private final String code;
  private final ToLongFunction<JsonNode> hash;

  Likeness(String code, ToLongFunction<JsonNode> hash) {
    this.code = code;
    this.hash = hash;
  }

  /** A fixed code for what keeps pieces apart. */
  String code() {
    return code;
  }

  /** Equal for two pieces that are alike in this. */
  long hash(JsonNode piece) {
    return hash.applyAsLong(piece);
  }

  /** Whether pieces of a kind that are alike in this are meant to be the same. */
  boolean counts(Stretch.Kind kind) {
    switch (this) {
      case TOOL_ORDER:
        return kind == Stretch.Kind.TOOLS;
      case NUMBER:
        // What users say has numbers of its own.
        return kind == Stretch.Kind.SYSTEM;
      default:
        return true;
    }
  }
}
