/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import dev.parsimony.policy.compress.text.Relevance;
import dev.parsimony.policy.compress.text.Sentences;
import dev.parsimony.policy.compress.text.ValueKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A system prompt cut into modules, ready to be asked what a request needs. Immutable. */
public final class ModuleCut {

  private final String text;
  private final List<Module> modules;
  private final Relevance sentences;
  private final int[] moduleOfSentence;
  private final List<Set<ValueKind>> stated;
  private final Statements statements;

  private ModuleCut(String text, List<Module> modules) {
    this.text = text;
    this.modules = Collections.unmodifiableList(modules);
    List<String> all = new ArrayList<>();
    int[] places = new int[text.length() + 1];
    for (int i = 0; i < modules.size(); i++) {
      for (String each : Sentences.of(textOf(modules.get(i)))) {
        places[all.size()] = i;
        all.add(each);
      }
    }
    this.sentences = Relevance.over(all);
    this.moduleOfSentence = Arrays.copyOf(places, all.size());
    this.statements = Statements.among(all, moduleOfSentence);
    this.stated =
        modules.stream().map(each -> ValueKind.statedIn(textOf(each))).collect(Collectors.toList());
  }

  /** A cut at the headings of a prompt; null when it has none that cut it. */
  public static @Nullable ModuleCut ofHeadings(String text) {
    List<Heading> headings = Heading.of(text);
    if (headings.isEmpty()) {
      return null;
    }
    List<Module> modules = before(text, headings.get(0).start);
    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get(i);
      int end = i + 1 < headings.size() ? headings.get(i + 1).start : text.length();
      boolean always = i == 0 || CoreTitles.holdsAlways(text.substring(heading.start, end));
      modules.add(Module.titled(heading.title, heading.start, end, always));
    }
    return new ModuleCut(text, modules);
  }

  /** A cut as rules say, in their order; null when a module is not where they say. */
  public static @Nullable ModuleCut ofRules(String text, List<ModuleRule> rules) {
    int[] starts = new int[rules.size() + 1];
    int from = 0;
    for (int i = 0; i < rules.size(); i++) {
      starts[i] = rules.get(i).startIn(text, from);
      if (starts[i] < 0) {
        return null;
      }
      from = starts[i] + 1;
    }
    starts[rules.size()] = text.length();
    List<Module> modules = before(text, starts[0]);
    for (int i = 0; i < rules.size(); i++) {
      modules.add(Module.ruled(rules.get(i), starts[i], starts[i + 1]));
    }
    return new ModuleCut(text, modules);
  }

  /* What stands before the first module is of the core. */
  private static List<Module> before(String text, int start) {
    List<Module> modules = new ArrayList<>();
    if (!text.substring(0, start).trim().isEmpty()) {
      modules.add(Module.titled("", 0, start, true));
    }
    return modules;
  }

  public List<Module> modules() {
    return modules;
  }

  public String textOf(Module module) {
    return text.substring(module.start(), module.end());
  }

  /** The prompt with some of its modules only. */
  public String with(Set<Module> kept) {
    StringBuilder shorter = new StringBuilder(text.length());
    for (Module module : modules) {
      if (kept.contains(module)) {
        shorter.append(text, module.start(), module.end());
      }
    }
    return shorter.toString();
  }

  /**
   * The only module that states a value of a kind which a question names, and is not of the core;
   * -1 when there is none, or more than one.
   */
  int onlyOneToAnswer(String question) {
    int only = -1;
    for (ValueKind kind : ValueKind.values()) {
      if (kind.isNamedIn(question)) {
        for (int i = 0; i < stated.size(); i++) {
          if (!modules.get(i).isCore() && stated.get(i).contains(kind)) {
            if (only >= 0 && only != i) {
              return -1;
            }
            only = i;
          }
        }
      }
    }
    return only;
  }

  /** What states values in it. */
  Statements statements() {
    return statements;
  }

  Relevance sentences() {
    return sentences;
  }

  int moduleOf(int sentence) {
    return moduleOfSentence[sentence];
  }
}
