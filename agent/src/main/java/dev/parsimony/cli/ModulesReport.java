/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.policy.compress.modules.Module;
import dev.parsimony.policy.compress.modules.ModuleChoice;
import dev.parsimony.policy.compress.modules.ModuleCut;
import dev.parsimony.policy.compress.modules.ModuleRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proposed cut of a prompt as a rule, with what requests get of it in comments. */
final class ModulesReport {

  private static final int PERCENT = 100;

  private final String prompt;
  private final ModuleCut headings;
  private final List<Module> named;

  ModulesReport(String prompt, ModuleCut headings) {
    this.prompt = prompt;
    this.headings = headings;
    this.named =
        headings.modules().stream()
            .filter(module -> !module.title().isEmpty())
            .collect(Collectors.toList());
  }

  /** The cut that the rule makes; null when it is not that at the headings. */
  @Nullable ModuleCut proposed() {
    List<ModuleRule> rules = new ArrayList<>();
    for (Module each : named) {
      rules.add(
          new ModuleRule(lineOf(each), each.isCore(), each.isForTools(), Collections.emptyList()));
    }
    ModuleCut cut = ModuleCut.ofRules(prompt, rules);
    return cut != null && texts(cut).equals(texts(headings)) ? cut : null;
  }

  List<String> rule() {
    List<String> lines = new ArrayList<>();
    lines.add("# " + prompt.length() + " characters in " + named.size() + " modules");
    Collections.addAll(
        lines,
        "rules:",
        "  - name: modules",
        "    compress:",
        "      modules:",
        "        enabled: true");
    lines.add("        module:");
    for (Module each : named) {
      lines.add(
          "          - begins: " + Json.writeText(lineOf(each)) + "  # " + share(each.length()));
      lines.add(each.isCore() ? "            core: true" : "            words: []");
      if (each.isForTools() && !each.isCore()) {
        lines.add("            tools: true");
      }
    }
    return lines;
  }

  /** What a request gets. */
  List<String> of(String request, boolean tools, ModuleCut cut) {
    Set<Module> needed = ModuleChoice.of(cut, request, tools);
    int chars = needed.stream().mapToInt(Module::length).sum();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("# " + Json.writeText(request));
    lines.add("#   gets " + share(chars) + ", " + needed.size() + " of " + cut.modules().size());
    for (Module each : cut.modules()) {
      String title = each.title().isEmpty() ? "(what stands before)" : each.title();
      lines.add("#   " + (needed.contains(each) ? "+ " : "- ") + title);
    }
    return lines;
  }

  private String share(int chars) {
    return Math.round((double) PERCENT * chars / prompt.length()) + " %";
  }

  private String lineOf(Module module) {
    String text = headings.textOf(module);
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static List<String> texts(ModuleCut cut) {
    return cut.modules().stream().map(cut::textOf).collect(Collectors.toList());
  }
}
