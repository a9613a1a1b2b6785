/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.complexity.Complexity;
import dev.parsimony.complexity.ExtraTerms;
import dev.parsimony.complexity.Level;
import dev.parsimony.policy.TargetTimeout;
import dev.parsimony.policy.Treatment;
import dev.parsimony.policy.downgrade.verify.VerifySettings;
import dev.parsimony.setting.Glob;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one rule says about cheaper models. Immutable. */
public final class DowngradeSettings implements Treatment {

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether calls go to cheaper models. `false` is an explicit no, which wins over later"
                  + " rules.")
          .defaultsTo(true);
  private static final Setting<String> SIMPLE =
      Setting.of("simple", Kinds.text(), "The model for calls below `simple-below`; none stay.")
          .example("gpt-5-nano");
  private static final Setting<String> SIMPLE_AT =
      Setting.of(
              "simple-at",
              Kinds.name(),
              "The endpoint, by its name under `endpoints`, that `simple` is asked at; without it, the"
                  + " application's own server.")
          .example("in-house");
  private static final Setting<String> MEDIUM =
      Setting.of(
              "medium", Kinds.text(), "The model for calls between the two; without it they stay.")
          .example("gpt-5-mini");
  private static final Setting<String> MEDIUM_AT =
      Setting.of(
              "medium-at",
              Kinds.name(),
              "The endpoint, by its name under `endpoints`, that `medium` is asked at; without it, the"
                  + " application's own server.")
          .example("in-house");
  private static final Setting<String> COMPLEX =
      Setting.of(
          "complex",
          Kinds.text(),
          "The model for calls from `complex-from` on; without it they stay.");
  private static final Setting<String> COMPLEX_AT =
      Setting.of(
              "complex-at",
              Kinds.name(),
              "The endpoint, by its name under `endpoints`, that `complex` is asked at; without it, the"
                  + " application's own server.")
          .example("in-house");
  private static final Setting<String> FORCE =
      Setting.of(
          "force", Kinds.text(), "The model for all calls of the rule, however hard they are.");
  private static final Setting<String> FORCE_AT =
      Setting.of(
              "force-at",
              Kinds.name(),
              "The endpoint, by its name under `endpoints`, that `force` is asked at; without it, the"
                  + " application's own server.")
          .example("in-house");

  /** The score at which simple calls end. */
  public static final Setting<Long> SIMPLE_BELOW =
      Setting.of("simple-below", Kinds.integer(0, 100), "Scores of complexity below are simple.")
          .defaultsTo((long) Complexity.SIMPLE_BELOW);

  /** The score at which complex calls begin. */
  public static final Setting<Long> COMPLEX_FROM =
      Setting.of("complex-from", Kinds.integer(0, 100), "Scores from here on are complex.")
          .defaultsTo((long) Complexity.COMPLEX_FROM);

  private static final Setting<Map<String, BigDecimal>> TERMS =
      Setting.of(
              "terms",
              Kinds.mapOf(Kinds.decimal("-100", "100")),
              "Words and phrases, each with the points that it adds to the score.")
          .defaultsTo(Collections.emptyMap())
          .example("{lawsuit: 40, thanks: -20}");
  private static final Setting<List<Glob>> DENY =
      Setting.of("deny", Kinds.listOf(Kinds.glob(null)), "Models that no call is moved from or to.")
          .defaultsTo(Collections.emptyList())
          .example("[\"gpt-4o-2024-*\"]");
  private static final Setting<Boolean> STORED =
      Setting.of(
              "stored",
              Kinds.bool(),
              "Whether calls that the provider stores are moved, which Responses are unless they"
                  + " set `store: false`.")
          .defaultsTo(false);
  private static final Setting<Boolean> PINNED =
      Setting.of(
              "pinned",
              Kinds.bool(),
              "Whether calls are moved that name one snapshot of a model, as gpt-4o-2024-08-06 does.")
          .defaultsTo(false);
  private static final Setting<Boolean> TRUST =
      Setting.of(
              "trust",
              Kinds.bool(),
              "Whether a target that the agent does not know may be sent everything.")
          .defaultsTo(false);
  private static final Setting<List<Trait>> CAPABILITIES =
      Setting.of(
              "capabilities",
              Kinds.listOf(Kinds.choice(Arrays.asList(Trait.values()), Trait::label)),
              "What a target can do that the agent does not know; what is not listed it cannot.")
          .defaultsTo(Collections.emptyList())
          .example("[tools, json, sampling]");
  private static final Setting<Long> TYPICAL_OUTPUT =
      Setting.of(
              "typical-output",
              Kinds.integer(1, 1_000_000),
              "The tokens of a usual answer, by which costs are compared.")
          .defaultsTo(400L);

  private static final Setting<Duration> TARGET_TIMEOUT =
      Setting.of(
              "target-timeout",
              Kinds.duration("10ms", "1h"),
              "How long the other model may take until its reply begins; then the call is made at its"
                  + " own model. If not set, half of what the application gives to the call, where"
                  + " that is known.")
          .example("20s");

  private static final Setting<Duration> PAUSE =
      Setting.of(
              "pause",
              Kinds.duration("0s", "24h"),
              "How long no call is moved to a model after it has turned three in a row away or was"
                  + " too slow for them, but for what they asked (status 400, 413, 422). `0s` is"
                  + " off.")
          .defaultsTo(Duration.ofSeconds(30));

  /** The settings of the policy in a rule. */
  public static final Section SECTION =
      Section.of(
              "downgrade",
              "Cheaper models of the same provider for the calls that the rule matches. A call goes to"
                  + " another model only where that is known to do what is asked and to cost less.",
              ENABLED,
              SIMPLE,
              SIMPLE_AT,
              MEDIUM,
              MEDIUM_AT,
              COMPLEX,
              COMPLEX_AT,
              FORCE,
              FORCE_AT,
              SIMPLE_BELOW,
              COMPLEX_FROM,
              TERMS,
              DENY,
              STORED,
              PINNED,
              TRUST,
              CAPABILITIES,
              TYPICAL_OUTPUT,
              TARGET_TIMEOUT,
              PAUSE)
          .with(Collections.singletonList(VerifySettings.SECTION));

  private final Values values;
  private final String rule;
  private final String treatment;
  private final ExtraTerms terms;

  private DowngradeSettings(Values values, String rule) {
    this.values = values;
    this.rule = rule;
    this.treatment = values.get(ENABLED) ? Treatment.of(values.told(SECTION)) : "";
    this.terms = ExtraTerms.of(values.get(TERMS));
  }

  /** The defaults, of a rule without a name. */
  public static DowngradeSettings defaults() {
    return of(Values.defaults(SECTION), "");
  }

  /** The settings that were read for a rule. */
  public static DowngradeSettings of(Values values, String rule) {
    return new DowngradeSettings(values, rule);
  }

  /** Those of a rule without a name that has all calls go to one model. */
  public static DowngradeSettings forced(String model) {
    return of(Values.defaults(SECTION).with(FORCE, model), "");
  }

  boolean enabled() {
    return values.get(ENABLED);
  }

  /** The model that all calls go to; null where their complexity decides. */
  @Nullable String forcedModel() {
    return values.find(FORCE);
  }

  Level level(Complexity complexity) {
    return complexity.level(values.get(SIMPLE_BELOW), values.get(COMPLEX_FROM));
  }

  /** The model for calls of a level; null where they stay. */
  @Nullable String target(Level level) {
    switch (level) {
      case SIMPLE:
        return values.find(SIMPLE);
      case COMPLEX:
        return values.find(COMPLEX);
      default:
        return values.find(MEDIUM);
    }
  }

  /** The endpoint for all calls; null for the application's own server. */
  @Nullable String forcedEndpoint() {
    return values.find(FORCE_AT);
  }

  /** The endpoint for calls of a level; null for the application's own server. */
  @Nullable String endpoint(Level level) {
    switch (level) {
      case SIMPLE:
        return values.find(SIMPLE_AT);
      case COMPLEX:
        return values.find(COMPLEX_AT);
      default:
        return values.find(MEDIUM_AT);
    }
  }

  /** Each setting that names an endpoint, with the one for the model that is asked there. */
  public static Map<Setting<String>, Setting<String>> endpoints() {
    Map<Setting<String>, Setting<String>> pairs = new LinkedHashMap<>();
    pairs.put(SIMPLE_AT, SIMPLE);
    pairs.put(MEDIUM_AT, MEDIUM);
    pairs.put(COMPLEX_AT, COMPLEX);
    pairs.put(FORCE_AT, FORCE);
    return pairs;
  }

  ExtraTerms terms() {
    return terms;
  }

  boolean denies(String model) {
    return values.get(DENY).stream().anyMatch(glob -> glob.matches(model));
  }

  boolean pinned() {
    return values.get(PINNED);
  }

  boolean stored() {
    return values.get(STORED);
  }

  /** What the rule says of a target that nobody knows; null where it says nothing. */
  @Nullable Capabilities vouched() {
    List<Trait> listed = values.get(CAPABILITIES);
    if (!listed.isEmpty()) {
      return Capabilities.listed(EnumSet.copyOf(listed));
    }
    return values.get(TRUST) ? Capabilities.trusted() : null;
  }

  VerifySettings verify() {
    return new VerifySettings(values.in(VerifySettings.SECTION));
  }

  TargetTimeout targetTimeout() {
    Duration set = values.find(TARGET_TIMEOUT);
    return new TargetTimeout(set == null ? 0 : set.toNanos());
  }

  Duration pause() {
    return values.get(PAUSE);
  }

  long typicalOutput() {
    return values.get(TYPICAL_OUTPUT);
  }

  String rule() {
    return rule;
  }

  @Override
  public String treatment() {
    return treatment;
  }

  /** The same for unknown targets as well. */
  public DowngradeSettings trusting() {
    return of(values.with(TRUST, true), rule);
  }

  /** The same for snapshots as well. */
  DowngradeSettings withPinned() {
    return of(values.with(PINNED, true), rule);
  }

  /** The same with what unknown targets can do. */
  DowngradeSettings vouching(Trait... traits) {
    return of(values.with(CAPABILITIES, Arrays.asList(traits)), rule);
  }

  /** The same for a model by the tier of simple calls. */
  public DowngradeSettings withSimple(String model) {
    return of(values.with(SIMPLE, model), rule);
  }

  /** The same with other calls as simple ones. */
  DowngradeSettings withSimpleBelow(long score) {
    return of(values.with(SIMPLE_BELOW, score), rule);
  }

  /** The same with simple calls at an endpoint. */
  DowngradeSettings withSimpleAt(String endpoint) {
    return of(values.with(SIMPLE_AT, endpoint), rule);
  }

  /** The same without some models. */
  public DowngradeSettings denying(String glob) {
    return of(values.with(DENY, Collections.singletonList(Glob.of(glob, null))), rule);
  }
}
