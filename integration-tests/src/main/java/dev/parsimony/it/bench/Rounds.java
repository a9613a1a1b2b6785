/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * What was measured for each variant in each round. A variant is compared with what the same round
 * measured without an agent, so that what disturbs a whole round does not count.
 */
final class Rounds<T> {

  private final Map<Variant, List<T>> all = new HashMap<>();

  void add(Variant variant, T measured) {
    all.computeIfAbsent(variant, first -> new ArrayList<>()).add(measured);
  }

  double median(Variant variant, ToDoubleFunction<T> figure) {
    return Median.of(of(variant), figure);
  }

  /** The median of the differences. */
  double added(Variant variant, ToDoubleFunction<T> figure) {
    return compared(variant, figure, (with, bare) -> with - bare);
  }

  /** The median of the quotients. */
  double ratio(Variant variant, ToDoubleFunction<T> figure) {
    return compared(variant, figure, (with, bare) -> with / bare);
  }

  private double compared(
      Variant variant, ToDoubleFunction<T> figure, DoubleBinaryOperator comparison) {
    List<T> with = of(variant);
    List<T> bare = of(Variants.BARE);
    List<Double> compared = new ArrayList<>();
    for (int round = 0; round < with.size(); round++) {
      compared.add(
          comparison.applyAsDouble(
              figure.applyAsDouble(with.get(round)), figure.applyAsDouble(bare.get(round))));
    }
    return Median.of(compared, value -> value);
  }

  private List<T> of(Variant variant) {
    return all.getOrDefault(variant, List.of());
  }
}
