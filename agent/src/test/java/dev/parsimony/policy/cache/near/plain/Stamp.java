/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near.plain;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A value that may be new in each call, and where it stands in a text. */
final class Stamp {

  private final int start;
  private final int end;
  private final String value;
  private final List<String> traces;

  /**
   * @param value what makes it the same as another one
   * @param traces what an answer has in it that depends on the value
   */
  Stamp(int start, int end, String value, List<String> traces) {
    this.start = start;
    this.end = end;
    this.value = value.toLowerCase(Locale.ROOT);
    this.traces = Collections.unmodifiableList(traces);
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  String value() {
    return value;
  }

  List<String> traces() {
    return traces;
  }
}
