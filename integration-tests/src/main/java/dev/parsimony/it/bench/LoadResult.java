/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one run of a {@link LoadPlan}.
 *
 * @param nanos how long calls took, in order, by who answered them
 * @param providerCalls how many the provider saw
 * @param grown mebibytes of heap after a collection, at the end more than at the start
 * @param suppressed failures of the agent
 * @param differing answers that were not the ones that their questions had got before
 */
record LoadResult(
    Map<String, long[]> nanos, int providerCalls, double grown, long suppressed, int differing) {

  /**
   * @param calls a line for each, as the application writes them
   */
  static Map<String, long[]> byKind(List<String> calls) {
    Map<String, List<Long>> lists = new TreeMap<>();
    for (String call : calls) {
      String[] cells = call.split("\t", -1);
      lists.computeIfAbsent(cells[0], kind -> new ArrayList<>()).add(Long.parseLong(cells[1]));
    }
    Map<String, long[]> sorted = new TreeMap<>();
    lists.forEach(
        (kind, list) -> {
          long[] nanos = list.stream().mapToLong(Long::longValue).toArray();
          Arrays.sort(nanos);
          sorted.put(kind, nanos);
        });
    return sorted;
  }

  int calls() {
    return nanos.values().stream().mapToInt(of -> of.length).sum();
  }

  int count(String kind) {
    return of(kind).length;
  }

  /** The share of calls that the provider did not see. */
  double hitRate() {
    return 1 - (double) providerCalls / calls();
  }

  /** Milliseconds within which that share of the calls of a kind were through; NaN for none. */
  double millis(String kind, double share) {
    long[] sorted = of(kind);
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
  }

  private long[] of(String kind) {
    return nanos.getOrDefault(kind, new long[0]);
  }
}
