/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.policy.compress.modules.ByPrompt;
import dev.parsimony.policy.compress.modules.ModuleCut;
import dev.parsimony.policy.compress.modules.ModuleRule;
import dev.parsimony.policy.compress.rewrite.Boilerplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cuts that one rule makes of prompts. Thread-safe. */
final class RuledCuts {

  private final List<ModuleRule> rules;
  private final @Nullable String sha256;
  private final ByPrompt<ModuleCut> cuts = new ByPrompt<>();

  /**
   * @param rules none to cut at the headings
   * @param sha256 the hash of the only prompt that is cut; null for any
   */
  RuledCuts(List<ModuleRule> rules, @Nullable String sha256) {
    this.rules = rules;
    this.sha256 = sha256;
  }

  /** The cut of a prompt; null when it is not cut. */
  @Nullable ModuleCut of(String prompt) {
    return cuts.of(prompt, this::cut);
  }

  private @Nullable ModuleCut cut(String prompt) {
    if (sha256 != null && !Boilerplate.hash(prompt).equalsIgnoreCase(sha256)) {
      return null;
    }
    return rules.isEmpty() ? ModuleCut.ofHeadings(prompt) : ModuleCut.ofRules(prompt, rules);
  }
}
