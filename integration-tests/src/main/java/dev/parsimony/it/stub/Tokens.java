/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** How the stub counts tokens: a quarter of the UTF-8 bytes, rounded up. */
public final class Tokens {

  private Tokens() {}

  public static long count(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + 3) / 4;
  }

  /** Counts each text anywhere in a value by itself, and each bare number as one token. */
  static long count(JsonNode node) {
    if (node.isTextual()) {
      return count(node.textValue());
    }
    if (node.isNumber()) {
      return 1;
    }
    long sum = 0;
    for (JsonNode child : node) {
      sum += count(child);
    }
    return sum;
  }
}
