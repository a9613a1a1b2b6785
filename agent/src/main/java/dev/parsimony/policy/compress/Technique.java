/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;

/**
 * One way to make a prompt shorter. Stateless, and its work is linear in the prompt. It may throw:
 * what it did to the draft is taken back then.
 */
interface Technique {

  /** The switch, which stands in the section of every technique. */
  Setting<Boolean> ENABLED =
      Setting.of(
          "enabled", Kinds.bool(), "Whether it is used; where it is not said, by the level.");

  /** Its settings in a rule, {@link #ENABLED} among them. */
  Section section();

  /** The level from which on it is used by itself. */
  Level level();

  Stage stage();

  /** Whether a rule gives it anything to do: without, it is not spoken of. */
  default boolean hasWork(Values settings) {
    return true;
  }

  /**
   * Whether what becomes of a message depends on nothing that comes after it, so that a prompt
   * which grows at its end still begins as it did.
   */
  default boolean keepsPrefix() {
    return stage() == Stage.FORM;
  }

  /**
   * Changes a draft.
   *
   * @param settings those of its own section
   */
  Outcome apply(Draft draft, Values settings);

  /** The name in settings and decisions. */
  default String name() {
    return section().key();
  }
}
