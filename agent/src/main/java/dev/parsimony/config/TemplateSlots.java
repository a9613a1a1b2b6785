/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.policy.cache.CacheSettings;
import dev.parsimony.policy.cache.template.Template;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Values;
import java.util.List;

/** Holds the templates of rules and the slots that they name against each other. */
final class TemplateSlots {

  static void check(Values file, List<Problem> problems) {
    List<Values> rules = file.each(RuleSettings.SECTION);
    for (int i = 0; i < rules.size(); i++) {
      Values cache = RuleSettings.policy(rules.get(i), CacheSettings.class);
      Template.check(cache, "rules[" + i + "].cache", problems);
    }
  }

  private TemplateSlots() {}
}
