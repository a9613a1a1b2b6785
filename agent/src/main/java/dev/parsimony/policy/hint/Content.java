/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonNode;

/** What the contents of messages have in common: a text by itself, or a list of blocks. */
final class Content {

  /** How many blocks a provider counts. */
  static int blocks(JsonNode content) {
    return Math.max(content.elements().size(), 1);
  }

  /** Whether a text has more than white space. */
  static boolean says(JsonNode text) {
    String said = text.string();
    return said != null && !said.trim().isEmpty();
  }

  /** The last element; a missing value where there is none. */
  static JsonNode last(JsonNode array) {
    int size = array.elements().size();
    return size == 0 ? array.member("") : array.elements().get(size - 1);
  }

  private Content() {}
}
