/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

/** Where a benchmark ran. */
final class Machine {

  private Machine() {}

  static String description() {
    return "Java %s (%s), %s %s, %d processors"
        .formatted(
            System.getProperty("java.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
  }
}
