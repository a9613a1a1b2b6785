/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import java.util.HashSet;
import java.util.Set;

/**
 * What values a request names, and in which modules they may be stated: those that state one in the
 * closest words, and where there are no such words, all that state any.
 */
final class AskedValues {

  private static final double CLOSE = 0.7;
  private static final double COVERED = 0.4;

  /* In much text, words stand somewhere by chance. */
  private static final double COVERED_IN_LONG = 0.6;
  private static final int LONG = 400;

  private final ModuleCut cut;
  private final Set<Integer> closest = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private boolean anywhere;

  AskedValues(ModuleCut cut) {
    this.cut = cut;
  }

  /**
   * Reads a clause of the request.
   *
   * @param terms what it says
   * @param covered how much of that one sentence of the prompt has
   */
  void read(String clause, Set<String> terms, double covered) {
    if (RequestForm.isForValue(clause)) {
      closest.addAll(cut.statements().modulesOfClosest(terms, CLOSE));
      double enough = cut.sentences().size() > LONG ? COVERED_IN_LONG : COVERED;
      if (covered < enough && !isStated(terms)) {
        open.add(clause);
      }
    }
  }

  /* Beside one of the words, or below a heading with it. */
  private boolean isStated(Set<String> terms) {
    if (terms.isEmpty() || cut.statements().haveAnyOf(terms)) {
      return true;
    }
    for (int i = 0; i < cut.modules().size(); i++) {
      Module module = cut.modules().get(i);
      if (cut.statements().areIn(i) && terms.stream().anyMatch(module::isTitled)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a clause names a value that nothing tells where it is stated. */
  boolean isOpen(String clause) {
    return open.contains(clause);
  }

  /** The value of an open clause may be any. */
  void searchAnywhere() {
    anywhere = true;
  }

  /** Whether a module may state one of them. */
  boolean mayBeIn(int module) {
    return closest.contains(module) || (anywhere && cut.statements().areIn(module));
  }
}
