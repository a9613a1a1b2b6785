/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.time.Duration;

/** What one rule says about calls that travel together. Immutable. */
public final class BatchSettings {

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether calls wait for others. `false` is an explicit no, which wins over later rules.")
          .defaultsTo(true);
  private static final Setting<Duration> WINDOW =
      Setting.of(
              "window",
              Kinds.duration("1ms", "1s"),
              "How long the first call waits for others: what each call may take longer at most.")
          .defaultsTo(Duration.ofMillis(5));
  private static final Setting<Long> MAX_SIZE =
      Setting.of(
              "max-size",
              Kinds.integer(2, 2_048),
              "How many inputs go into one request; it leaves at once when it has as many.")
          .defaultsTo(64L);

  /** The settings of the policy in a rule. */
  public static final Section SECTION =
      Section.of(
          "batch",
          "Embeddings that are asked for at nearly the same time, of the same model, with the same"
              + " parameters and credential, in one request. Each call waits for others a moment.",
          ENABLED,
          WINDOW,
          MAX_SIZE);

  private final Values values;
  private final String rule;

  private BatchSettings(Values values, String rule) {
    this.values = values;
    this.rule = rule;
  }

  /** The defaults, of a rule without a name. */
  public static BatchSettings defaults() {
    return of(Values.defaults(SECTION), "");
  }

  /** The settings that were read for a rule. */
  public static BatchSettings of(Values values, String rule) {
    return new BatchSettings(values, rule);
  }

  BatchSettings disabled() {
    return of(values.with(ENABLED, false), rule);
  }

  /** The same with a bound of its own. */
  public BatchSettings withMaxSize(long inputs) {
    return of(values.with(MAX_SIZE, inputs), rule);
  }

  boolean enabled() {
    return values.get(ENABLED);
  }

  long windowNanos() {
    return values.get(WINDOW).toNanos();
  }

  long maxSize() {
    return values.get(MAX_SIZE);
  }

  String rule() {
    return rule;
  }
}
