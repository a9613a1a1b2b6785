/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Identifiers and padding that are new for every reply. */
final class Ids {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Pattern TOOL_CALL =
      Pattern.compile("call_[0-9A-Za-z]{29}|toolu_01[0-9A-Za-z]{22}");

  private Ids() {}

  /** A text without the identifiers of tool calls, on which no answer depends. */
  static CharSequence withoutToolCalls(CharSequence text) {
    return TOOL_CALL.matcher(text).replaceAll("*");
  }

  static String next(String prefix) {
    return prefix + letters(29);
  }

  /** As Anthropic writes them. */
  static String base62(String prefix) {
    return prefix + "01" + letters(22);
  }

  static String hex(String prefix) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return prefix + String.format("%016x%016x", random.nextLong(), random.nextLong());
  }

  /** Not as new as it looks: errors are told with it, and two runs are to tell the same. */
  static String uuid(int order) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L | order).toString();
  }

  /** Fills the chunks of a stream up to unpredictable lengths, as the provider does. */
  static String padding() {
    return letters(ThreadLocalRandom.current().nextInt(16));
  }

  private static String letters(int count) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder out = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return out.toString();
  }
}
