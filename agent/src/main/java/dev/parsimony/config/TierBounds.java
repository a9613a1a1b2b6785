/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.policy.downgrade.DowngradeSettings;
import dev.parsimony.setting.Origin;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Values;
import java.util.List;

/** Holds the scores at which a tier of models ends and another begins against each other. */
final class TierBounds {

  static void check(Values file, List<Problem> problems) {
    List<Values> rules = file.each(RuleSettings.SECTION);
    for (int i = 0; i < rules.size(); i++) {
      Values downgrade = RuleSettings.policy(rules.get(i), DowngradeSettings.class);
      long below = downgrade.get(DowngradeSettings.SIMPLE_BELOW);
      long from = downgrade.get(DowngradeSettings.COMPLEX_FROM);
      if (below > from) {
        Origin written = downgrade.origin(DowngradeSettings.SIMPLE_BELOW);
        problems.add(
            new Problem(
                written == Origin.DEFAULT
                    ? downgrade.origin(DowngradeSettings.COMPLEX_FROM)
                    : written,
                "rules[" + i + "].downgrade.simple-below",
                "'" + below + "' is above complex-from; allowed: 0 to " + from));
      }
    }
  }

  private TierBounds() {}
}
