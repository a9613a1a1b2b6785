/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Holds the texts of a template and the slots that it names against each other. */
final class TemplateCheck {

  private final Values template;
  private final String place;
  private final List<Problem> problems;

  TemplateCheck(Values template, String place, List<Problem> problems) {
    this.template = template;
    this.place = place;
    this.problems = problems;
  }

  void check(
      Setting<List<Wording>> text, Setting<List<String>> substitute, Setting<List<String>> ignore) {
    List<Wording> wordings = template.get(text);
    Set<String> slots = wordings.get(0).slots();
    for (Wording wording : wordings) {
      if (!wording.slots().equals(slots)) {
        add(text, "has wordings with other slots; allowed: the same slots in each");
      }
    }
    List<String> named = new ArrayList<>();
    for (Setting<List<String>> setting : Arrays.asList(substitute, ignore)) {
      List<String> names = template.find(setting);
      for (String name : names == null ? Collections.<String>emptyList() : names) {
        if (!slots.contains(name)) {
          String known = String.join(", ", slots);
          add(setting, "'" + name + "' is no slot of the text; allowed: " + known);
        } else if (named.contains(name)) {
          add(setting, "'" + name + "' is named twice; allowed: each slot once");
        }
        named.add(name);
      }
    }
  }

  private void add(Setting<?> setting, String what) {
    problems.add(new Problem(template.origin(setting), place + setting.key(), what));
  }
}
