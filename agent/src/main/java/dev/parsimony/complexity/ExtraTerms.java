/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Words and phrases of a rule, and the points that each adds where it occurs. Immutable. */
public final class ExtraTerms {

  public static final ExtraTerms NONE = new ExtraTerms(Collections.emptyMap());

  private static final int READ_CHARS = 24_000;

  private final List<String> terms;
  private final double[] points;

  private ExtraTerms(Map<String, ? extends Number> pointsOfTerms) {
    this.terms = Collections.unmodifiableList(new ArrayList<>(pointsOfTerms.keySet()));
    this.points = pointsOfTerms.values().stream().mapToDouble(Number::doubleValue).toArray();
  }

  /** Terms are found in whatever case, as whole words; their points may be negative. */
  public static ExtraTerms of(Map<String, ? extends Number> pointsOfTerms) {
    return pointsOfTerms.isEmpty() ? NONE : new ExtraTerms(pointsOfTerms);
  }

  /** The points of the terms that occur in the first part of a text, each once. */
  double pointsIn(String text) {
    if (points.length == 0) {
      return 0;
    }
    boolean[] found = new boolean[points.length];
    int end = Math.min(text.length(), READ_CHARS);
    for (int at = 0; at < end; at++) {
      if (isEdge(text, at)) {
        find(text, at, found);
      }
    }
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      sum += found[i] ? points[i] : 0;
    }
    return sum;
  }

  private void find(String text, int at, boolean[] found) {
    for (int i = 0; i < found.length; i++) {
      String term = terms.get(i);
      if (!found[i] && text.regionMatches(true, at, term, 0, term.length())) {
        found[i] = !term.isEmpty() && isEdge(text, at + term.length());
      }
    }
  }

  /* Whether a word may begin or end before this character. */
  private static boolean isEdge(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at));
  }
}
