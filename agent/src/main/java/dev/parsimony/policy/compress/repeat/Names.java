/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.repeat;

import java.util.HashMap;
import java.util.Map;

/** By which few words labels above can be told from each other. */
final class Names {

  /* How many labels of a text have them. */
  private final Map<String, Integer> counts = new HashMap<>();

  void add(Unit label) {
    counts.merge(label.said(), 1, Integer::sum);
    String name = numbered(label.said());
    if (!name.equals(label.said())) {
      counts.merge(name, 1, Integer::sum);
    }
  }

  /** Whether it stands above but once. */
  boolean isUnique(Unit label) {
    return counts.getOrDefault(label.said(), 0) == 1;
  }

  /** The label up to its number, where that is enough, without marks of a heading. */
  String of(Unit label) {
    String name = numbered(label.said());
    if (counts.getOrDefault(name, 0) != 1) {
      return label.said();
    }
    boolean cut = name.startsWith("<") && !name.endsWith(">");
    return cut ? name + ">" : name.replaceFirst("^#+ ", "");
  }

  private static String numbered(String label) {
    int i = 0;
    while (i < label.length() && !Character.isDigit(label.charAt(i))) {
      i++;
    }
    while (i < label.length() && !Character.isWhitespace(label.charAt(i))) {
      i++;
    }
    return label.substring(0, i);
  }
}
