/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.policy.Treatment;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one rule says about compression. Immutable. */
public final class CompressSettings implements Treatment {

  private static final long PERCENT = 100;

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether prompts are made shorter. `false` is an explicit no, which wins over later"
                  + " rules.")
          .defaultsTo(true);
  private static final Setting<Level> LEVEL =
      Setting.of(
              "level",
              Kinds.choice(Arrays.asList(Level.values()), Level::label),
              "Which techniques are used where the rule does not say it of each: `lossless` changes"
                  + " only how data are written, `balanced` leaves out what the newest question is"
                  + " not about, `aggressive` leaves out more.")
          .defaultsTo(Level.LOSSLESS);
  private static final Setting<Long> BUDGET =
      Setting.of(
          "budget",
          Kinds.integer(1, 100_000_000),
          "The tokens that a prompt may have. With it, techniques that leave something out are used"
              + " only until the prompt is below the share of it; a prompt that is still above the"
              + " budget is sent as it was written.");
  private static final Setting<Long> BUDGET_SHARE =
      Setting.of("budget-share", Kinds.integer(1, 100), "The share of the budget, in percent.")
          .defaultsTo(40L);
  private static final Setting<Long> MAX_SIZE =
      Setting.of(
              "max-size",
              Kinds.size("1KiB", "64MiB"),
              "A request larger than this is left alone, so that no call waits for it.")
          .defaultsTo(1L << 20);

  /** The settings of the policy in a rule. */
  public static final Section SECTION =
      Section.of(
              "compress",
              "Shorter prompts for the calls that the rule matches. A rule without it says nothing"
                  + " about compression, and prompts that no rule speaks for are never changed.",
              ENABLED,
              LEVEL,
              BUDGET,
              BUDGET_SHARE,
              MAX_SIZE)
          .with(sections());

  private final Values values;
  private final String rule;
  private final String treatment;

  private CompressSettings(Values values, String rule) {
    this.values = values;
    this.rule = rule;
    this.treatment = values.get(ENABLED) ? Treatment.of(values.told(SECTION)) : "";
  }

  /** The settings that were read for a rule. */
  public static CompressSettings of(Values values, String rule) {
    return new CompressSettings(values, rule);
  }

  private static List<Section> sections() {
    List<Section> sections = new ArrayList<>(Techniques.sections());
    sections.add(OutputLimit.SECTION);
    return sections;
  }

  /** The same, a level harder. */
  CompressSettings harder() {
    return new CompressSettings(values.with(LEVEL, level().harder()), rule);
  }

  boolean enabled() {
    return values.get(ENABLED);
  }

  Level level() {
    return values.get(LEVEL);
  }

  /** The tokens that a prompt may have; null for any number. */
  @Nullable Long budget() {
    return values.find(BUDGET);
  }

  /** The tokens above which techniques go on to leave something out. */
  long enough() {
    Long budget = budget();
    return budget == null ? 0 : budget * values.get(BUDGET_SHARE) / PERCENT;
  }

  long maxSize() {
    return values.get(MAX_SIZE);
  }

  /** Whether a technique is used: the rule says so, or else the level does. */
  boolean uses(Technique technique) {
    Boolean said = of(technique).find(Technique.ENABLED);
    return said == null ? level().includes(technique.level()) : said;
  }

  /** The settings of a technique. */
  Values of(Technique technique) {
    return values.in(technique.section());
  }

  Values output() {
    return values.in(OutputLimit.SECTION);
  }

  /** The name of the rule that says so. */
  String rule() {
    return rule;
  }

  @Override
  public String treatment() {
    return treatment;
  }
}
