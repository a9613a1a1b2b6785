/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Log probabilities, one token a piece of text. */
final class Logprobs {

  private Logprobs() {}

  static ArrayNode of(String text) {
    ArrayNode tokens = Json.array();
    Answer.pieces(text).forEach(piece -> tokens.add(token(piece)));
    return tokens;
  }

  private static ObjectNode token(String piece) {
    ObjectNode token = Json.object().put("token", piece).put("logprob", -0.25);
    ArrayNode bytes = token.putArray("bytes");
    for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(b & 0xff);
    }
    token.putArray("top_logprobs");
    return token;
  }
}
