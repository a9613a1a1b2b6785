/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What comes again and again in a conversation, with other small numbers, is a form of speech; so
 * is what begins and ends alike, whatever stands between.
 */
final class Sayings {

  private static final int REPEATED = 3;
  private static final int FRAME = 3;

  private final Map<String, Integer> counts = new HashMap<>();

  Sayings(List<Excerpt> excerpts) {
    for (Excerpt excerpt : excerpts) {
      counts.merge(excerpt.saying(), 1, Integer::sum);
      counts.merge(frame(excerpt.saying()), 1, Integer::sum);
    }
  }

  /** Whether it comes again word for word. */
  boolean isRepeated(Excerpt excerpt) {
    return isMany(excerpt.saying());
  }

  /** Whether it comes again, at least in how it begins and ends. */
  boolean isForm(Excerpt excerpt) {
    return isRepeated(excerpt) || isMany(frame(excerpt.saying()));
  }

  private boolean isMany(String key) {
    return counts.getOrDefault(key, 0) >= REPEATED;
  }

  private static String frame(String saying) {
    String[] words = saying.split(" ");
    StringBuilder frame = new StringBuilder("\n");
    for (int i = 0; i < words.length; i++) {
      if (i < FRAME || i >= words.length - FRAME) {
        frame.append(words[i]).append(' ');
      }
    }
    return frame.toString();
  }
}
