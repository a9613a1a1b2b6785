/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import java.util.List;
import java.util.Locale;

/** Durations as people read them. */
final class Milliseconds {

  private Milliseconds() {}

  static String text(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }

  static String median(List<Long> nanos) {
    return nanos.isEmpty() ? "-" : text(nanos.stream().sorted().toList().get(nanos.size() / 2));
  }
}
