/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The values of one name in all rows, as JSON; null where a row has none. */
final class Column {

  private static final double FAR = 3;
  private static final int FEW_SHARE = 8;
  private static final int MAX_STATES = 6;
  private static final int RARE_STATE = 100;
  private static final int RARE_SHAPE = 50;
  private static final int RARE_CHANGE = 20;
  private static final double MOSTLY = 0.9;
  private static final int MAX_UNITS = 4;
  private static final Collection<List<Integer>> NO_ROWS = Collections.emptyList();

  private final String name;
  private final List<@Nullable String> values;

  Column(String name, List<@Nullable String> values) {
    this.name = name;
    this.values = values;
  }

  String name() {
    return name;
  }

  List<@Nullable String> values() {
    return values;
  }

  /** The rows whose value is unlike the others, or follows another one where that is rare. */
  BitSet odd() {
    double[] numbers = numbers();
    long known = Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).count();
    if (known >= MOSTLY * values.size() && units(numbers).size() == 1) {
      return far(numbers, known);
    }
    Map<String, Integer> counts = counts(UnaryOperator.identity());
    if (counts.size() > Math.max(MAX_STATES, values.size() / FEW_SHARE)) {
      return rare(Shape::of, RARE_SHAPE);
    }
    BitSet odd = rare(UnaryOperator.identity(), RARE_STATE);
    odd.or(changes(counts.size()));
    return odd;
  }

  /** The rows with the least and the greatest number, of each unit where there are some. */
  BitSet extremes() {
    BitSet extremes = new BitSet();
    double[] numbers = numbers();
    Map<String, List<Integer>> units = units(numbers);
    for (List<Integer> rows : units.size() > MAX_UNITS ? NO_ROWS : units.values()) {
      Comparator<Integer> bySize = Comparator.comparingDouble(row -> numbers[row]);
      int least = Collections.min(rows, bySize);
      int greatest = Collections.max(rows, bySize);
      if (numbers[least] < numbers[greatest]) {
        extremes.set(least);
        extremes.set(greatest);
      }
    }
    return extremes;
  }

  /* The rows that have a number, by its unit. */
  private Map<String, List<Integer>> units(double[] numbers) {
    Map<String, List<Integer>> units = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isNaN(numbers[i])) {
        units.computeIfAbsent(Numbers.unit(values.get(i)), any -> new ArrayList<>()).add(i);
      }
    }
    return units;
  }

  private double[] numbers() {
    return values.stream().mapToDouble(Numbers::of).toArray();
  }

  /* Farther from the middle half than three times its width; what is no number is far. */
  private static BitSet far(double[] numbers, long known) {
    double[] sorted = Arrays.stream(numbers).filter(n -> !Double.isNaN(n)).sorted().toArray();
    double low = sorted[(int) (known / 4)];
    double high = sorted[(int) (known * 3 / 4)];
    double width = FAR * (high - low);
    BitSet odd = new BitSet();
    for (int i = 0; i < numbers.length; i++) {
      odd.set(i, !(numbers[i] >= low - width && numbers[i] <= high + width));
    }
    return odd;
  }

  private BitSet rare(UnaryOperator<String> look, int share) {
    Map<String, Integer> counts = counts(look);
    int most = Math.max(1, values.size() / share);
    BitSet odd = new BitSet();
    for (int i = 0; i < values.size(); i++) {
      odd.set(i, counts.getOrDefault(look.apply(String.valueOf(values.get(i))), 0) <= most);
    }
    return odd;
  }

  private Map<String, Integer> counts(UnaryOperator<String> look) {
    Map<String, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(look.apply(String.valueOf(value)), 1, Integer::sum));
    return counts;
  }

  private BitSet changes(int states) {
    BitSet changes = new BitSet();
    int count = 0;
    for (int i = 1; i < values.size() && states <= MAX_STATES; i++) {
      if (!String.valueOf(values.get(i)).equals(String.valueOf(values.get(i - 1)))) {
        changes.set(i - 1, i + 1);
        count++;
      }
    }
    return count <= values.size() / RARE_CHANGE ? changes : new BitSet();
  }
}
