/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

/**
 * What one round of calls measured, for one call.
 *
 * @param cpuNanos of all threads of the process
 * @param callerBytes allocated on the calling thread
 * @param allBytes allocated on all threads
 */
record CallRound(double p50, double p99, double cpuNanos, double callerBytes, double allBytes) {

  /** Reads a line of the app. */
  static CallRound parse(String line) {
    String[] figures = line.split(" ", -1);
    return new CallRound(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]),
        Double.parseDouble(figures[3]),
        Double.parseDouble(figures[4]));
  }
}
