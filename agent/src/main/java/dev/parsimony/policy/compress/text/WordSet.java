/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Sets of words as they are written in the code: in one text, a blank between each two. */
public final class WordSet {

  /** The words of a text. Immutable. */
  public static Set<String> of(String words) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words.split(" "))));
  }

  private WordSet() {}
}
