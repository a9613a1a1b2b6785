/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import static java.util.Objects.requireNonNull;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.policy.compress.modules.Callers;
import dev.parsimony.policy.compress.modules.Module;
import dev.parsimony.policy.compress.modules.ModuleChoice;
import dev.parsimony.policy.compress.modules.ModuleCut;
import dev.parsimony.policy.compress.modules.ModuleRule;
import dev.parsimony.policy.compress.rewrite.Boilerplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A proposed cut of a prompt as a rule, with what requests get of it in comments. */
final class ModulesReport {

  private static final int PERCENT = 100;

  private final String prompt;
  private final ModuleCut headings;
  private final List<Module> named;
  private final boolean byLines;

  ModulesReport(String prompt, ModuleCut headings) {
    this.prompt = prompt;
    this.headings = headings;
    this.named =
        headings.modules().stream()
            .filter(module -> !module.title().isEmpty())
            .collect(Collectors.toList());
    // A line that also stands elsewhere does not say where the module begins.
    ModuleCut cut = ModuleCut.ofRules(prompt, rules(true));
    this.byLines = cut != null && texts(cut).equals(texts(headings));
  }

  /** The cut that the rule makes. */
  ModuleCut proposed() {
    return requireNonNull(ModuleCut.ofRules(prompt, rules(byLines)), "no cut at its own headings");
  }

  private List<ModuleRule> rules(boolean lines) {
    List<ModuleRule> rules = new ArrayList<>();
    for (Module each : named) {
      ModuleRule rule = ModuleRule.of(lineOf(each), each.isCore(), each.isForTools(), Callers.NONE);
      rules.add(lines ? rule : rule.at(each.start()));
    }
    return rules;
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
    if (!byLines) {
      lines.add("        sha256: " + Boilerplate.hash(prompt));
    }
    lines.add("        module:");
    for (Module each : named) {
      lines.add(
          "          - begins: " + Json.writeText(lineOf(each)) + "  # " + share(each.length()));
      if (!byLines) {
        lines.add("            at: " + each.start());
      }
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
