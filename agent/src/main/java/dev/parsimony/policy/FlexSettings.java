/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says about the provider's cheaper and slower tier. Stands here since nobody is to
 * wait for such a call who did not ask for it. Immutable.
 */
public final class FlexSettings {

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether calls are moved. `false` is an explicit no, which wins over later rules.")
          .defaultsTo(true);
  private static final Setting<Duration> MIN_TIMEOUT =
      Setting.of(
              "min-timeout",
              Kinds.duration("0s", "1h"),
              "What the application gives to a call at least: one that has less time is not moved,"
                  + " and none whose limit is not known, unless this is `0s`.")
          .defaultsTo(Duration.ofMinutes(5));
  private static final Setting<Duration> PATIENCE =
      Setting.of(
              "patience",
              Kinds.duration("10ms", "1h"),
              "How long the cheaper tier may take until its reply begins; then the call is made as it"
                  + " was written. If not set, half of what the application gives to the call, where"
                  + " that is known.")
          .example("5m");
  private static final Setting<Duration> PAUSE =
      Setting.of(
              "pause",
              Kinds.duration("0s", "24h"),
              "How long a model's calls are not moved after the cheaper tier had no room for one, or"
                  + " was too slow.")
          .defaultsTo(Duration.ofMinutes(5));

  /** The settings of the policy in a rule. */
  public static final Section SECTION =
      Section.of(
          "flex",
          "The provider's cheaper and slower tier, for calls that nobody waits for. A call that names"
              + " a tier itself is left alone.",
          ENABLED,
          MIN_TIMEOUT,
          PATIENCE,
          PAUSE);

  private final Values values;
  private final String rule;

  private FlexSettings(Values values, String rule) {
    this.values = values;
    this.rule = rule;
  }

  /** The defaults, of a rule without a name. */
  public static FlexSettings defaults() {
    return of(Values.defaults(SECTION), "");
  }

  /** The settings that were read for a rule. */
  public static FlexSettings of(Values values, String rule) {
    return new FlexSettings(values, rule);
  }

  /** An explicit no. */
  public FlexSettings disabled() {
    return of(values.with(ENABLED, false), rule);
  }

  /** The same for calls that have so much time. */
  public FlexSettings withMinTimeout(Duration least) {
    return of(values.with(MIN_TIMEOUT, least), rule);
  }

  /** The same with a limit of its own for the cheaper tier. */
  public FlexSettings withPatience(Duration limit) {
    return of(values.with(PATIENCE, limit), rule);
  }

  /** Whether calls are moved. */
  public boolean enabled() {
    return values.get(ENABLED);
  }

  /** What the application gives to a call at least; zero for calls without a known limit too. */
  public Duration minTimeout() {
    return values.get(MIN_TIMEOUT);
  }

  /** How long the cheaper tier may be without a reply. */
  public TargetTimeout patience() {
    @Nullable Duration set = values.find(PATIENCE);
    return new TargetTimeout(set == null ? 0 : set.toNanos());
  }

  /** How long a model's calls are not moved after one that was refused. */
  public Duration pause() {
    return values.get(PAUSE);
  }

  /** The name of the rule that says so. */
  public String rule() {
    return rule;
  }
}
