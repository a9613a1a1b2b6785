/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.util.Arrays;

/** The stretches of a text that are to be left out, in their order. */
final class Cuts {

  private int[] places = new int[32];
  private int count;

  void add(int start, int end) {
    if (start == end) {
      return;
    }
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
    }
    places[count++] = start;
    places[count++] = end;
  }

  /** Leaves them out where the text stands; gives its new length. */
  int apply(char[] text, int length) {
    if (count == 0) {
      return length;
    }
    int kept = places[0];
    for (int i = 0; i < count; i += 2) {
      int from = places[i + 1];
      int to = i + 2 < count ? places[i + 2] : length;
      System.arraycopy(text, from, text, kept, to - from);
      kept += to - from;
    }
    return kept;
  }
}
