/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import dev.parsimony.exchange.TokenRatio;
import java.util.List;

/**
 * About the most tokens that a tokenizer makes of texts, where too few would be wrong: by their
 * size, or by the {@link RoughCount} and the upper bound of the tokenizer's ratio where that is
 * more, as it is of JSON.
 */
public final class TokenBound {

  private static final int BYTES = 3;
  private static final int AROUND_TEXT = 4;

  /** Three bytes of UTF-8 a token, and what a message costs by itself. */
  public static long of(List<String> texts, TokenRatio ratio) {
    long tokens = AROUND_TEXT;
    for (String text : texts) {
      tokens += Math.max(bytes(text) / BYTES, ratio.atMost(RoughCount.of(text))) + AROUND_TEXT;
    }
    return tokens;
  }

  private static long bytes(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return bytes;
  }

  private TokenBound() {}
}
