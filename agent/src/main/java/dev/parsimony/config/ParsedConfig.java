/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.policy.cache.disk.DiskSettings;
import dev.parsimony.policy.cache.redis.RedisSettings;
import dev.parsimony.setting.Environment;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Origin;
import dev.parsimony.setting.Overrides;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A configuration as it was read, right or wrong. */
public final class ParsedConfig {

  private final Values values;
  private final List<Problem> problems;
  private final Set<String> warnings;
  private final String service;

  private ParsedConfig(
      Values values, List<Problem> problems, Set<String> warnings, String service) {
    this.values = values;
    this.problems = Collections.unmodifiableList(problems);
    this.warnings = Collections.unmodifiableSet(warnings);
    this.service = service;
  }

  /** Reads a file and what overrides it. */
  public static ParsedConfig ofFile(String path, Environment environment) {
    return of(new ConfigFile(path).read(), environment);
  }

  static ParsedConfig of(ConfigFile.Reading reading, Environment environment) {
    if (!reading.failed()) {
      return ofText(reading.content(), environment);
    }
    Problem problem = new Problem(Origin.FILE, "", reading.content());
    return new ParsedConfig(
        Values.defaults(GeneralSettings.FILE),
        Collections.singletonList(problem),
        Collections.emptySet(),
        "");
  }

  static ParsedConfig ofText(String text, Environment environment) {
    List<Problem> problems = new ArrayList<>();
    Overrides overrides = new Overrides(environment);
    Node document =
        text.isEmpty()
            ? Node.map(Collections.emptyMap(), Origin.FILE)
            : YamlReader.read(text, problems);
    Values values = GeneralSettings.FILE.read(document, overrides, problems);
    BudgetNames.check(values, problems);
    EndpointNames.check(values, problems);
    TierBounds.check(values, problems);
    TemplateSlots.check(values, problems);
    Set<String> warnings = new TreeSet<>(overrides.unknownProperties());
    if (problems.isEmpty()) {
      warnings.addAll(EndpointNames.missingKeys(values, environment));
      warnings.addAll(ComplexityFile.unusable(values));
    }
    return new ParsedConfig(values, problems, warnings, ServiceName.of(environment));
  }

  /** The same, held against the endpoints of the start. */
  ParsedConfig heldAgainst(Map<String, String> endpoints) {
    if (!problems.isEmpty()) {
      return this;
    }
    List<Problem> found = new ArrayList<>();
    EndpointNames.checkFixed(endpoints, values, found);
    return found.isEmpty() ? this : new ParsedConfig(values, found, warnings, service);
  }

  /** Everything that is wrong; empty for a valid configuration. */
  public List<Problem> problems() {
    return problems;
  }

  /** What is no error and yet probably not meant. */
  public Set<String> warnings() {
    return warnings;
  }

  /** Each value with its origin. */
  public Values values() {
    return values;
  }

  /** Where answers are kept on disk by a valid configuration. */
  public DiskSettings cacheOnDisk() {
    return snapshot().cacheOnDisk();
  }

  /** Where a fleet shares its answers by a valid configuration. */
  public RedisSettings cacheInRedis() {
    return snapshot().cacheInRedis();
  }

  /** The snapshot of a valid configuration. */
  ConfigSnapshot snapshot() {
    return ConfigSnapshot.of(values, service);
  }
}
