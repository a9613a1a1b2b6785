/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.Collection;
import java.util.Locale;

/** Finds what was probably meant by a name that does not exist. */
final class Suggestion {

  private static final int LONGEST = 100;

  /** A question that ends a message; empty when nothing is near. */
  static String among(Collection<String> names, String wrong) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(plain(name), plain(wrong));
      if (distance < least && distance <= Math.min(name.length() - 1, 2 + name.length() / 8)) {
        best = name;
        least = distance;
      }
    }
    return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
  }

  private static String plain(String name) {
    String start = name.substring(0, Math.min(LONGEST, name.length()));
    return start.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /* The Levenshtein distance, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private Suggestion() {}
}
