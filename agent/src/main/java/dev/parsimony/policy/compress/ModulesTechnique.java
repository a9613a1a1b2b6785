/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.modules.Callers;
import dev.parsimony.policy.compress.modules.Module;
import dev.parsimony.policy.compress.modules.ModuleChoice;
import dev.parsimony.policy.compress.modules.ModuleCut;
import dev.parsimony.policy.compress.modules.ModuleRule;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/** Sends of a long system prompt the modules that the request needs. */
final class ModulesTechnique implements Technique {

  private static final Setting<Long> LEAST_CHARS =
      Setting.of("least-chars", Kinds.integer(0, 10_000_000), "A shorter prompt is sent whole.")
          .defaultsTo(2000L);
  private static final Setting<String> BEGINS =
      Setting.of(
              "begins",
              Kinds.text(),
              "The line that the module begins with, as it is written; with `at`, what stands there.")
          .mandatory()
          .example("\"## Refunds\"");
  private static final Setting<Long> AT =
      Setting.of(
              "at",
              Kinds.integer(0, 10_000_000),
              "How many UTF-16 characters stand before it; without it, it begins a line.")
          .example("4096");
  private static final Setting<Boolean> CORE =
      Setting.of("core", Kinds.bool(), "Whether every request needs it.").defaultsTo(false);
  private static final Setting<Boolean> TOOLS =
      Setting.of("tools", Kinds.bool(), "Whether every request with tools needs it.")
          .defaultsTo(false);
  private static final Setting<List<String>> WORDS =
      Setting.of(
              "words",
              Kinds.listOf(Kinds.text()),
              "A request with one of them needs it, besides those that the prompt itself tells.")
          .defaultsTo(Collections.emptyList())
          .example("[refund, money back]");
  private static final Setting<Map<String, BigDecimal>> TERMS =
      Setting.of(
              "terms",
              Kinds.mapOf(Kinds.decimal("-100", "100")),
              "Words and phrases with weights: a request needs it when the weights of those that it"
                  + " has come to 1.")
          .defaultsTo(Collections.emptyMap())
          .example("{parcel: 0.6, late: 0.4, invoice: -0.5}");
  private static final Setting<String> SHA256 =
      Setting.of(
          "sha256",
          RewriteTechnique.HASH,
          "The SHA-256 of the UTF-8 of the only prompt that is cut; any other is sent whole.");

  private static final Section MODULE =
      Section.of(
              "module",
              "One module, from its line to that of the next one. Without any, a prompt is cut at"
                  + " its headings.",
              BEGINS,
              AT,
              CORE,
              TOOLS,
              WORDS,
              TERMS)
          .repeated();

  private static final Section SECTION =
      Section.of(
              "modules",
              "Of a system prompt of several modules, those are sent that the request needs. One"
                  + " that does not show what it is about gets all.",
              ENABLED,
              LEAST_CHARS,
              SHA256)
          .with(Collections.singletonList(MODULE));

  /* By the settings that they are for, which live as long as their configuration. */
  private final Map<Values, RuledCuts> cuts = Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public Section section() {
    return SECTION;
  }

  @Override
  public Level level() {
    return Level.BALANCED;
  }

  @Override
  public Stage stage() {
    return Stage.CONSTRAINTS;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    RuledCuts ruled = cuts.computeIfAbsent(settings, ModulesTechnique::ruled);
    boolean cut = false;
    boolean changed = false;
    for (DraftPart part : Parts.texts(draft, Role.SYSTEM)) {
      ModuleCut modules =
          part.text().length() < settings.get(LEAST_CHARS) ? null : ruled.of(part.text());
      cut |= modules != null;
      changed |= modules != null && choose(draft, part, modules);
    }
    return changed ? Outcome.CHANGED : Outcome.because(cut ? "all_needed" : "nothing_found");
  }

  private static boolean choose(Draft draft, DraftPart part, ModuleCut cut) {
    Set<Module> needed = ModuleChoice.of(cut, Parts.request(draft), draft.facts().tools());
    if (needed.size() == cut.modules().size()) {
      return false;
    }
    draft.replace(part, cut.with(needed));
    return true;
  }

  private static RuledCuts ruled(Values settings) {
    List<ModuleRule> rules =
        settings.each(MODULE).stream().map(ModulesTechnique::rule).collect(Collectors.toList());
    return new RuledCuts(rules, settings.find(SHA256));
  }

  private static ModuleRule rule(Values module) {
    Callers callers = new Callers(module.get(WORDS), module.get(TERMS));
    ModuleRule rule =
        ModuleRule.of(module.get(BEGINS), module.get(CORE), module.get(TOOLS), callers);
    Long at = module.find(AT);
    return at == null ? rule : rule.at(at.intValue());
  }
}
