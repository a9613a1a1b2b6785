/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The fields in which the labels of two calls differ. */
final class LabelDifference {

  /** One line for each, with who alone has it. */
  static List<String> between(Explained first, Explained second) {
    Map<String, Long> ones = first.label().fields();
    Map<String, Long> others = second.label().fields();
    Set<String> different = new LinkedHashSet<>();
    for (String field : names(first, second)) {
      if (bothTell(first, second, field) && !Objects.equals(ones.get(field), others.get(field))) {
        different.add(field);
      }
    }
    List<String> lines = new ArrayList<>();
    for (String field : different) {
      if (!isTheWholeOf(field, different)) {
        String only =
            !ones.containsKey(field)
                ? " (only " + second.name() + " has it)"
                : others.containsKey(field) ? "" : " (only " + first.name() + " has it)";
        lines.add(field + only);
      }
    }
    return lines;
  }

  /** The fields that only one of the two can tell of. */
  static List<String> untold(Explained first, Explained second) {
    List<String> untold = new ArrayList<>();
    for (String field : names(first, second)) {
      if (!bothTell(first, second, field)) {
        untold.add(field);
      }
    }
    return untold;
  }

  private static Set<String> names(Explained first, Explained second) {
    Set<String> names = new LinkedHashSet<>(first.label().fields().keySet());
    names.addAll(second.label().fields().keySet());
    return names;
  }

  private static boolean bothTell(Explained first, Explained second, String field) {
    return first.tells(field)
        && second.tells(field)
        && (!field.equals("tenant") || first.isTenantLike(second));
  }

  /* Its parts say more. */
  private static boolean isTheWholeOf(String field, Set<String> different) {
    return different.stream()
        .anyMatch(other -> other.startsWith(field + "[") || other.startsWith(field + "."));
  }

  private LabelDifference() {}
}
