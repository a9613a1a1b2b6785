/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

/**
 * The soak's JVM at one moment.
 *
 * @param heapMebibytes in use after a garbage collection
 * @param suppressed failures of the agent
 */
record SoakSample(long asked, double heapMebibytes, long threads, long suppressed) {

  static SoakSample parse(String[] line) {
    return new SoakSample(
        Long.parseLong(line[1]),
        Long.parseLong(line[2]) / 1048576.0,
        Long.parseLong(line[3]),
        Long.parseLong(line[4]));
  }
}
