/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonNode;

/** A piece of a prompt behind which a cache mark may stand. Immutable. */
final class Stretch {

  /** What a piece is. */
  enum Kind {
    TOOLS,
    SYSTEM,
    MESSAGE
  }

  private final Kind kind;
  private final JsonNode value;
  private final int blocks;
  private final boolean markable;

  /**
   * @param value all of it
   * @param blocks how many a provider counts in it
   * @param markable whether it takes a mark at its end
   */
  Stretch(Kind kind, JsonNode value, int blocks, boolean markable) {
    this.kind = kind;
    this.value = value;
    this.blocks = blocks;
    this.markable = markable;
  }

  Kind kind() {
    return kind;
  }

  JsonNode value() {
    return value;
  }

  int blocks() {
    return blocks;
  }

  boolean isMarkable() {
    return markable;
  }
}
