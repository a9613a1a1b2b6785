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

  double pointsIn(String text) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      sum += occurs(terms.get(i), text) ? points[i] : 0;
    }
    return sum;
  }

  private static boolean occurs(String term, String text) {
    int last = Math.min(text.length(), READ_CHARS) - term.length();
    for (int at = 0; at <= last && !term.isEmpty(); at++) {
      if (text.regionMatches(true, at, term, 0, term.length())
          && isEdge(text, at - 1, at)
          && isEdge(text, at + term.length() - 1, at + term.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String text, int left, int right) {
    return left < 0
        || right >= text.length()
        || !Character.isLetterOrDigit(text.charAt(left))
        || !Character.isLetterOrDigit(text.charAt(right));
  }
}
