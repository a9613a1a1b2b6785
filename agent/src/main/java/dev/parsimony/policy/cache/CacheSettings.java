/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.near.NormalRule;
import dev.parsimony.policy.cache.template.Template;
import dev.parsimony.setting.Glob;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What one rule says about caching. Immutable. */
public final class CacheSettings {

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether answers are cached. `false` is an explicit no, which wins over later rules.")
          .defaultsTo(true);
  private static final Setting<Duration> TTL =
      Setting.of(
              "ttl", Kinds.duration("1s", "365d"), "How long an answer is served from the cache.")
          .defaultsTo(Duration.ofHours(24))
          .example("24h");
  private static final Setting<BigDecimal> JITTER =
      Setting.of(
              "jitter",
              Kinds.decimal("0", "0.5"),
              "By which share of `ttl` an answer's life is shortened at most, so that answers that"
                  + " were bought together do not end together. How much, depends on the call alone.")
          .defaultsTo(BigDecimal.ZERO)
          .example("0.1");
  private static final Setting<Duration> STALE_WHILE_REVALIDATE =
      Setting.of(
              "stale-while-revalidate",
              Kinds.duration("0s", "365d"),
              "How long after `ttl` an answer is still served, marked as stale, while one call at a"
                  + " time asks for a new one. `0s` is off.")
          .defaultsTo(Duration.ZERO)
          .example("10m");
  private static final Setting<Long> ANSWERS =
      Setting.of(
              "answers",
              Kinds.integer(1, 16),
              "How many answers an equal call has: that many calls are bought, and their answers are"
                  + " then given in turn.")
          .defaultsTo(1L)
          .example("3");
  private static final Setting<BigDecimal> MAX_TEMPERATURE =
      Setting.of(
              "max-temperature",
              Kinds.decimal("0", "2"),
              "A request that sets a higher temperature is not cached.")
          .defaultsTo(BigDecimal.ZERO);
  private static final Setting<Boolean> TOOL_CALLS =
      Setting.of("tool-calls", Kinds.bool(), "Whether replies that call tools are cached.")
          .defaultsTo(false);
  private static final Setting<Boolean> STORED =
      Setting.of(
              "stored",
              Kinds.bool(),
              "Whether calls that the provider is asked to store (`store: true`) are cached.")
          .defaultsTo(false);
  private static final Setting<Boolean> IMAGE_URLS =
      Setting.of(
              "image-urls",
              Kinds.bool(),
              "Whether calls are cached that name an image by its address. The address counts, and"
                  + " not what is found there.")
          .defaultsTo(false);
  private static final Setting<String> PARTITION =
      Setting.of(
              "partition",
              Kinds.name(),
              "Who shares the answers: `credential` keeps each API key apart; any other name is a"
                  + " partition that all calls under rules with this name share.")
          .defaultsTo("credential");
  private static final Setting<List<String>> IGNORE_HEADERS =
      Setting.of(
              "ignore-headers",
              Kinds.listOf(HeaderName.IGNORABLE),
              "Request headers that cannot change the answer, in whatever case.")
          .defaultsTo(Collections.emptyList())
          .example("[X-Correlation-Id]");
  private static final Setting<Duration> RETRY_WINDOW =
      Setting.of(
              "retry-window",
              Kinds.duration("0s", "1h"),
              "An equal call on the same thread within this time after its answer goes to the"
                  + " provider, because the application did not like the answer. `0s` is off.")
          .defaultsTo(Duration.ofSeconds(2));
  private static final Setting<Boolean> JOIN =
      Setting.of("join", Kinds.bool(), "Whether identical calls in flight share one answer.")
          .defaultsTo(true);

  private static final Setting<List<NormalRule>> NORMALISE =
      Setting.of(
              "normalise",
              Kinds.listOf(Kinds.choice(Arrays.asList(NormalRule.values()), NormalRule::label)),
              "In what the words of the user may differ in calls that get one answer. Code,"
                  + " quotations and tables are left as they are.")
          .defaultsTo(Collections.emptyList())
          .example("[white-space, case]");
  private static final Setting<Boolean> NORMALISE_SYSTEM =
      Setting.of(
              "normalise-system",
              Kinds.bool(),
              "Whether the instructions of the system may differ in the same.")
          .defaultsTo(false);

  /** The settings of the policy in a rule. */
  public static final Section SECTION =
      Section.of(
              "cache",
              "Caching of the calls that the rule matches. A rule without it says nothing about"
                  + " caching, and calls that no rule speaks for are never cached.",
              ENABLED,
              TTL,
              JITTER,
              STALE_WHILE_REVALIDATE,
              ANSWERS,
              MAX_TEMPERATURE,
              TOOL_CALLS,
              STORED,
              IMAGE_URLS,
              ScreeningSettings.TIME_WORDS,
              ScreeningSettings.PERSONAL,
              ScreeningSettings.NEVER,
              ScreeningSettings.SIDE_EFFECT_TOOLS,
              ScreeningSettings.SAFE_TOOLS,
              PARTITION,
              IGNORE_HEADERS,
              RETRY_WINDOW,
              JOIN,
              NORMALISE,
              NORMALISE_SYSTEM)
          .with(Collections.singletonList(Template.SECTION));

  private final Values values;
  private final Set<String> ignoreHeaders;
  private final Set<NormalRule> normalise;
  private final List<Template> templates;
  private final Screening screening;
  private final String rule;

  private CacheSettings(Values values, String rule) {
    this.values = values;
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(values.get(IGNORE_HEADERS));
    Set<NormalRule> rules = EnumSet.noneOf(NormalRule.class);
    rules.addAll(values.get(NORMALISE));
    this.normalise = Collections.unmodifiableSet(rules);
    this.ignoreHeaders = Collections.unmodifiableSet(names);
    this.templates = Template.in(values);
    this.screening = ScreeningSettings.in(values);
    this.rule = rule;
  }

  /** The defaults, of a rule without a name. */
  public static CacheSettings defaults() {
    return of(Values.defaults(SECTION), "");
  }

  /** The settings that were read for a rule. */
  public static CacheSettings of(Values values, String rule) {
    return new CacheSettings(values, rule);
  }

  public boolean enabled() {
    return values.get(ENABLED);
  }

  public Duration ttl() {
    return values.get(TTL);
  }

  public double jitter() {
    return values.get(JITTER).doubleValue();
  }

  /** How long the answer to one call is good: the time to live, shortened by the jitter. */
  Duration life(Fingerprint key) {
    double cut = jitter() * key.fraction();
    return cut == 0 ? ttl() : Duration.ofNanos((long) (Term.nanos(ttl()) * (1 - cut)));
  }

  public Duration staleWhileRevalidate() {
    return values.get(STALE_WHILE_REVALIDATE);
  }

  /** How many answers an equal call has. */
  public int answers() {
    return values.get(ANSWERS).intValue();
  }

  public double maxTemperature() {
    return values.get(MAX_TEMPERATURE).doubleValue();
  }

  public boolean toolCalls() {
    return values.get(TOOL_CALLS);
  }

  public boolean stored() {
    return values.get(STORED);
  }

  public boolean imageUrls() {
    return values.get(IMAGE_URLS);
  }

  /** What prompts are not cached for. */
  Screening screening() {
    return screening;
  }

  /** The partition's name; {@code credential} stands for one partition for each credential. */
  public String partition() {
    return values.get(PARTITION);
  }

  /** Header names, contained in whatever case. */
  public Set<String> ignoreHeaders() {
    return ignoreHeaders;
  }

  /** Zero when every equal call is served. */
  public Duration retryWindow() {
    return values.get(RETRY_WINDOW);
  }

  public boolean join() {
    return values.get(JOIN);
  }

  /** In what calls may differ that get one answer. */
  Set<NormalRule> normalise() {
    return normalise;
  }

  /** Whether instructions may differ in it, too. */
  boolean normaliseSystem() {
    return values.get(NORMALISE_SYSTEM);
  }

  /** The texts in which calls differ that get one answer. */
  List<Template> templates() {
    return templates;
  }

  /** The name of the rule that says so. */
  public String rule() {
    return rule;
  }

  public CacheSettings withEnabled(boolean value) {
    return with(ENABLED, value);
  }

  public CacheSettings withTtl(Duration value) {
    return with(TTL, value);
  }

  public CacheSettings withJitter(double value) {
    return with(JITTER, BigDecimal.valueOf(value));
  }

  public CacheSettings withStaleWhileRevalidate(Duration value) {
    return with(STALE_WHILE_REVALIDATE, value);
  }

  public CacheSettings withAnswers(int value) {
    return with(ANSWERS, (long) value);
  }

  public CacheSettings withMaxTemperature(double value) {
    return with(MAX_TEMPERATURE, BigDecimal.valueOf(value));
  }

  public CacheSettings withToolCalls(boolean value) {
    return with(TOOL_CALLS, value);
  }

  public CacheSettings withStored(boolean value) {
    return with(STORED, value);
  }

  public CacheSettings withImageUrls(boolean value) {
    return with(IMAGE_URLS, value);
  }

  public CacheSettings withTimeWords(boolean value) {
    return with(ScreeningSettings.TIME_WORDS, value);
  }

  public CacheSettings withPersonal(boolean value) {
    return with(ScreeningSettings.PERSONAL, value);
  }

  public CacheSettings withNever(List<Pattern> value) {
    return with(ScreeningSettings.NEVER, value);
  }

  public CacheSettings withSideEffectTools(List<Glob> value) {
    return with(ScreeningSettings.SIDE_EFFECT_TOOLS, value);
  }

  public CacheSettings withSafeTools(List<Glob> value) {
    return with(ScreeningSettings.SAFE_TOOLS, value);
  }

  public CacheSettings withPartition(String value) {
    return with(PARTITION, value);
  }

  public CacheSettings withIgnoreHeaders(Set<String> value) {
    return with(IGNORE_HEADERS, new ArrayList<>(value));
  }

  public CacheSettings withRetryWindow(Duration value) {
    return with(RETRY_WINDOW, value);
  }

  public CacheSettings withJoin(boolean value) {
    return with(JOIN, value);
  }

  public CacheSettings withNormalise(boolean system, NormalRule... rules) {
    return with(NORMALISE, Arrays.asList(rules)).with(NORMALISE_SYSTEM, system);
  }

  public CacheSettings withRule(String value) {
    return new CacheSettings(values, value);
  }

  private <T> CacheSettings with(Setting<T> setting, T value) {
    return new CacheSettings(values.with(setting, value), rule);
  }
}
