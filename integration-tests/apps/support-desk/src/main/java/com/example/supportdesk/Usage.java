/* SPDX-License-Identifier: Apache-2.0 */
package com.example.supportdesk;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts calls and the tokens that their replies report, for each model that was asked. */
final class Usage {

  private final Map<String, long[]> models = new ConcurrentSkipListMap<>();

  void add(String model, long input, long output) {
    models.merge(model, new long[] {1, input, output}, Usage::sum);
  }

  private static long[] sum(long[] a, long[] b) {
    return new long[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
  }

  String report() {
    StringBuilder report = new StringBuilder();
    models.forEach(
        (model, sums) ->
            report.append(
                String.format(
                    "%s: %d calls, whose replies report %d tokens in and %d out%n",
                    model, sums[0], sums[1], sums[2])));
    return report.toString();
  }
}
