/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of some figures. */
final class Median {

  private Median() {}

  static <T> double of(Collection<T> all, ToDoubleFunction<? super T> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
