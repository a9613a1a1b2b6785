/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.budget.BudgetPlan;
import dev.parsimony.policy.budget.PlanSettings;
import dev.parsimony.policy.budget.lease.LeaseSettings;
import dev.parsimony.policy.cache.disk.DiskSettings;
import dev.parsimony.policy.cache.redis.RedisSettings;
import dev.parsimony.policy.downgrade.EndpointSettings;
import dev.parsimony.policy.downgrade.TargetEndpoint;
import dev.parsimony.redis.RedisAccess;
import dev.parsimony.setting.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the configuration says at one moment. Immutable. */
public final class ConfigSnapshot {

  private final Values values;
  private final List<PriceOverride> prices;
  private final List<Rule> rules;
  private final ProviderUrls providers;
  private final Map<String, BudgetPlan> budgets;
  private final Map<String, TargetEndpoint> endpoints;
  private final boolean asksCaller;
  private final boolean namesCaller;

  private ConfigSnapshot(Values values, List<PriceOverride> prices, List<Rule> rules) {
    this.values = values;
    this.providers =
        new ProviderUrls(
            values.each(ProviderSettings.SECTION).stream()
                .map(ProviderSettings::read)
                .collect(Collectors.toList()));
    this.prices = Collections.unmodifiableList(prices);
    this.rules = Collections.unmodifiableList(rules);
    this.budgets = budgets(values);
    this.endpoints = endpoints(values);
    this.asksCaller =
        rules.stream().anyMatch(Rule::asksCaller)
            || budgets.values().stream().anyMatch(BudgetPlan::asksCaller);
    this.namesCaller = rules.stream().anyMatch(Rule::namesCaller);
  }

  /**
   * @param service the name of the service that runs here
   */
  static ConfigSnapshot of(Values values, String service) {
    return new ConfigSnapshot(
        values,
        values.each(PriceSettings.SECTION).stream()
            .map(PriceSettings::read)
            .collect(Collectors.toList()),
        values.each(RuleSettings.SECTION).stream()
            .filter(RuleSettings::isEnabled)
            .map(rule -> RuleSettings.read(rule, service))
            .collect(Collectors.toList()));
  }

  private static Map<String, BudgetPlan> budgets(Values values) {
    Map<String, BudgetPlan> budgets = new LinkedHashMap<>();
    for (Values written : values.each(PlanSettings.SECTION)) {
      BudgetPlan plan = BudgetPlan.of(written);
      budgets.put(plan.name(), plan);
    }
    return Collections.unmodifiableMap(budgets);
  }

  private static Map<String, TargetEndpoint> endpoints(Values values) {
    Map<String, TargetEndpoint> endpoints = new LinkedHashMap<>();
    for (Values written : values.each(EndpointSettings.SECTION)) {
      TargetEndpoint endpoint = EndpointSettings.read(written);
      endpoints.put(endpoint.name(), endpoint);
    }
    return Collections.unmodifiableMap(endpoints);
  }

  /** The same without rules, in a mode that changes nothing. */
  ConfigSnapshot harmless() {
    Mode harmless = mode() == Mode.OFF ? Mode.OFF : Mode.OBSERVE;
    return new ConfigSnapshot(
        values.with(GeneralSettings.MODE, harmless), prices, Collections.emptyList());
  }

  public Mode mode() {
    return values.get(GeneralSettings.MODE);
  }

  public long cacheMaxBytes() {
    return values.in(GeneralSettings.CACHE).get(GeneralSettings.CACHE_MAX_SIZE);
  }

  public long cacheMaxEntryBytes() {
    return values.in(GeneralSettings.CACHE).get(GeneralSettings.CACHE_MAX_ENTRY_SIZE);
  }

  /** Where answers are kept over restarts. */
  public DiskSettings cacheOnDisk() {
    return DiskSettings.of(values.in(GeneralSettings.CACHE).in(DiskSettings.SECTION));
  }

  /** Where a fleet shares its answers. */
  public RedisSettings cacheInRedis() {
    return RedisSettings.of(values.in(GeneralSettings.CACHE).in(RedisSettings.SECTION));
  }

  /** The path of what is used of budgets; null when it is not kept. */
  public @Nullable String budgetUseFile() {
    return values.in(GeneralSettings.BUDGET_USE).find(GeneralSettings.BUDGET_USE_FILE);
  }

  /** The path of the weights of complexity; null for those of the agent. */
  public @Nullable String complexityWeights() {
    return values.in(GeneralSettings.COMPLEXITY).find(GeneralSettings.COMPLEXITY_WEIGHTS);
  }

  /** Where a fleet shares its budgets. */
  public RedisAccess budgetUseInRedis() {
    return LeaseSettings.of(values.in(GeneralSettings.BUDGET_USE).in(LeaseSettings.SECTION));
  }

  /** The path of the summary; null when none is written. */
  public @Nullable String summaryFile() {
    return values.in(GeneralSettings.SUMMARY).find(GeneralSettings.SUMMARY_FILE);
  }

  public Duration summaryInterval() {
    return values.in(GeneralSettings.SUMMARY).get(GeneralSettings.SUMMARY_INTERVAL);
  }

  public boolean telemetryEnabled() {
    return values.in(GeneralSettings.TELEMETRY).get(GeneralSettings.TELEMETRY_ENABLED);
  }

  /** The operator's prices in the order of the file. */
  public List<PriceOverride> prices() {
    return prices;
  }

  /** Where providers are spoken to, and how. */
  public ProviderUrls providers() {
    return providers;
  }

  /** The budgets by name, in the order of the file. */
  public Map<String, BudgetPlan> budgets() {
    return budgets;
  }

  /** The servers that rules may send calls to, by name. */
  public Map<String, TargetEndpoint> endpoints() {
    return endpoints;
  }

  public List<Rule> rules() {
    return rules;
  }

  /** Whether a rule goes by the diagnostic context, the baggage or the calling class. */
  public boolean asksCaller() {
    return asksCaller;
  }

  /** Whether a rule has something told of the calling class, or goes by its thread. */
  public boolean namesCaller() {
    return namesCaller;
  }

  /**
   * The settings for one call. What is dear to find out is asked only where a rule needs it.
   *
   * @param time when the call began
   */
  public SettingsLookup lookup(RequestFacts facts, CallOrigin origin, Instant time) {
    return new RuleLookup(rules, facts, origin, time);
  }
}
