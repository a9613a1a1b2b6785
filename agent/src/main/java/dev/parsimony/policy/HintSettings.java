/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;

/**
 * What one rule says about the provider's own prompt cache. Stands here since compression asks for
 * it too. Immutable.
 */
public final class HintSettings {

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether prompts are marked. `false` is an explicit no, which wins over later rules.")
          .defaultsTo(true);
  private static final Setting<Long> SIGHTINGS =
      Setting.of(
              "sightings",
              Kinds.integer(2, 1_000),
              "How often the beginning of a prompt has to be seen, no two times further apart than"
                  + " the provider would keep it, until it is marked.")
          .defaultsTo(2L);
  private static final Setting<Boolean> ONE_HOUR =
      Setting.of(
              "one-hour",
              Kinds.bool(),
              "Whether what comes too seldom for the usual lifetime is marked for an hour, where"
                  + " the price table says what that costs.")
          .defaultsTo(true);
  private static final Setting<Boolean> BREAKERS =
      Setting.of(
              "breakers",
              Kinds.bool(),
              "Whether it is looked for and told what keeps prompts of one class from beginning"
                  + " alike, such as a timestamp, whether they are marked or not. Nothing is changed"
                  + " for it.")
          .defaultsTo(true);
  private static final Setting<Long> MAX_SIZE =
      Setting.of(
              "max-size",
              Kinds.size("1KiB", "64MiB"),
              "A request larger than this is left alone, so that no call waits for it.")
          .defaultsTo(4L << 20);

  /** The settings of the policy in a rule. */
  public static final Section SECTION =
      Section.of(
          "hint",
          "Marks for the provider's own prompt cache in the calls that the rule matches. A prompt in"
              + " which the application has marks of its own is left alone.",
          ENABLED,
          SIGHTINGS,
          ONE_HOUR,
          BREAKERS,
          MAX_SIZE);

  private final Values values;
  private final String rule;

  private HintSettings(Values values, String rule) {
    this.values = values;
    this.rule = rule;
  }

  /** The defaults, of a rule without a name. */
  public static HintSettings defaults() {
    return of(Values.defaults(SECTION), "");
  }

  /** The settings that were read for a rule. */
  public static HintSettings of(Values values, String rule) {
    return new HintSettings(values, rule);
  }

  /** The same for prompts that are seen more often. */
  public HintSettings withSightings(long sightings) {
    return of(values.with(SIGHTINGS, sightings), rule);
  }

  /** Whether prompts are marked. */
  public boolean enabled() {
    return values.get(ENABLED);
  }

  /** How often a prefix has to be seen. */
  public long sightings() {
    return values.get(SIGHTINGS);
  }

  /** Whether an hour is asked for. */
  public boolean oneHour() {
    return values.get(ONE_HOUR);
  }

  /** Whether it is told what keeps prompts from beginning alike. */
  public boolean breakers() {
    return values.get(BREAKERS);
  }

  /** The bytes above which a request is left alone. */
  public long maxSize() {
    return values.get(MAX_SIZE);
  }

  /** The name of the rule that says so. */
  public String rule() {
    return rule;
  }
}
