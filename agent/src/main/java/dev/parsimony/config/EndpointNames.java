/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.policy.downgrade.DowngradeSettings;
import dev.parsimony.policy.downgrade.EndpointSettings;
import dev.parsimony.setting.Environment;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds endpoints, the rules that name them, and what the agent started with against each other.
 */
final class EndpointNames {

  static void check(Values file, List<Problem> problems) {
    Set<String> names = new TreeSet<>();
    for (Values endpoint : file.each(EndpointSettings.SECTION)) {
      String name = endpoint.find(EndpointSettings.NAME);
      if (name != null) {
        names.add(name);
      }
    }
    List<Values> rules = file.each(RuleSettings.SECTION);
    for (int i = 0; i < rules.size(); i++) {
      Values downgrade = RuleSettings.policy(rules.get(i), DowngradeSettings.class);
      String place = "rules[" + i + "].downgrade.";
      DowngradeSettings.endpoints()
          .forEach((at, model) -> check(downgrade, at, model, names, place, problems));
    }
  }

  private static void check(
      Values downgrade,
      Setting<String> at,
      Setting<String> model,
      Set<String> names,
      String place,
      List<Problem> problems) {
    String named = downgrade.find(at);
    if (named == null) {
      return;
    }
    String what = null;
    if (!names.contains(named)) {
      String known = names.isEmpty() ? "none is defined" : String.join(", ", names);
      what = "'" + named + "' is no endpoint; allowed: " + known;
    } else if (downgrade.find(model) == null) {
      what = "names an endpoint without a model; allowed: together with " + model.key();
    }
    if (what != null) {
      problems.add(new Problem(downgrade.origin(at), place + at.key(), what));
    }
  }

  /** What is to be said of keys that are not there. */
  static List<String> missingKeys(Values file, Environment environment) {
    return file.each(EndpointSettings.SECTION).stream()
        .map(endpoint -> EndpointSettings.missingKey(endpoint, environment))
        .filter(Objects::nonNull)
        .collect(Collectors.toList());
  }

  /** All that is said of the endpoints, each with its name. */
  static Map<String, String> told(Values file) {
    return file.each(EndpointSettings.SECTION).stream()
        .collect(
            Collectors.toMap(
                values -> values.get(EndpointSettings.NAME),
                values -> values.told(EndpointSettings.SECTION),
                (first, second) -> first));
  }

  /** Objects to every endpoint that is not as it was at the start. */
  static void checkFixed(Map<String, String> started, Values file, List<Problem> problems) {
    List<Values> endpoints = file.each(EndpointSettings.SECTION);
    for (int i = 0; i < endpoints.size(); i++) {
      Values endpoint = endpoints.get(i);
      String name = endpoint.get(EndpointSettings.NAME);
      if (!endpoint.told(EndpointSettings.SECTION).equals(started.get(name))) {
        String how = started.containsKey(name) ? "changed" : "new";
        String known =
            started.isEmpty() ? "none" : String.join(", ", new TreeSet<>(started.keySet()));
        problems.add(
            new Problem(
                endpoint.origin(EndpointSettings.NAME),
                "endpoints[" + i + "]",
                "'"
                    + name
                    + "' is "
                    + how
                    + ", which needs a restart; allowed: those of the start ("
                    + known
                    + ")"));
      }
    }
  }

  private EndpointNames() {}
}
