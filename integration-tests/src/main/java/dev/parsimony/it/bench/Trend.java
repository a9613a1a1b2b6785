/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Whether a figure has grown: the median of its last third against that of its first. */
record Trend(double first, double last) {

  /** Of samples in the order of time; the first fifth is the warm-up and does not count. */
  static <T> Trend of(List<T> samples, ToDoubleFunction<? super T> figure) {
    List<T> warm = samples.subList(samples.size() / 5, samples.size());
    int third = Math.max(warm.size() / 3, 1);
    return new Trend(
        Median.of(warm.subList(0, third), figure),
        Median.of(warm.subList(warm.size() - third, warm.size()), figure));
  }

  /** How many times the first third the last one is. */
  double growth() {
    return last / first;
  }
}
