/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.config.ConfigFile.Reading;
import dev.parsimony.setting.Environment;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Values;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the running configuration and follows its file. A file that is wrong changes nothing: the
 * agent goes on with what it has, which at the start means that it observes.
 */
public final class ConfigHolder {

  private static final Reading NO_FILE = Reading.of("");

  private final @Nullable String path;
  private final Environment environment;
  private final Consumer<String> log;
  private volatile ConfigSnapshot current;
  /* Those of the start, if that went well: no later file sends prompts or keys anywhere else. */
  private Map<String, String> endpoints = Collections.emptyMap();
  private Reading taken;
  private Reading seen;
  private Set<String> warned = Collections.emptySet();

  private ConfigHolder(
      @Nullable String path, Environment environment, Consumer<String> log, ConfigSnapshot first) {
    this.path = path;
    this.environment = environment;
    this.log = log;
    this.current = first;
    this.taken = NO_FILE;
    this.seen = NO_FILE;
  }

  /**
   * Reads the configuration for the first time.
   *
   * @param path the file; null for none, so that only overrides and defaults count
   * @param log takes whole lines for the operator
   */
  public static ConfigHolder start(
      @Nullable String path, Environment environment, Consumer<String> log) {
    ConfigHolder holder = new ConfigHolder(path, environment, log, fallback(environment));
    holder.take(holder.read(), true);
    return holder;
  }

  public ConfigSnapshot current() {
    return current;
  }

  /**
   * Looks at the file again. What is new is taken once two looks in a row saw the same, so that a
   * file is not read while it is being written.
   */
  public synchronized void poll() {
    Reading now = read();
    boolean settled = now.same(seen);
    seen = now;
    if (settled && !now.same(taken)) {
      take(now, false);
    }
  }

  private synchronized void take(Reading reading, boolean first) {
    taken = reading;
    seen = reading;
    ParsedConfig read = ParsedConfig.of(reading, environment);
    ParsedConfig parsed = first ? read : read.heldAgainst(endpoints);
    if (!parsed.problems().isEmpty()) {
      String goingOn =
          first ? "; going on with the defaults, mode " : "; going on unchanged, mode ";
      log.accept(describe(parsed.problems()) + goingOn + current.mode().label());
      return;
    }
    if (first) {
      endpoints = EndpointNames.told(parsed.values());
    }
    current = parsed.snapshot();
    if (!first) {
      log.accept("[parsimony] config " + path + " reloaded, mode " + current.mode().label());
    }
    warn(parsed.warnings());
  }

  private Reading read() {
    return path == null ? NO_FILE : new ConfigFile(path).read();
  }

  private String describe(List<Problem> problems) {
    int more = problems.size() - 1;
    return "[parsimony] config "
        + problems.get(0).in(path == null ? "" : path)
        + (more == 0 ? "" : " (and " + more + " more)");
  }

  private void warn(Set<String> warnings) {
    if (!warnings.equals(warned)) {
      warnings.forEach(warning -> log.accept("[parsimony] config " + warning));
      warned = warnings;
    }
  }

  /* A wrong file must not undo the operator's switch: the overrides count if they are right. */
  private static ConfigSnapshot fallback(Environment environment) {
    ParsedConfig overrides = ParsedConfig.of(NO_FILE, environment);
    return overrides.problems().isEmpty() ? overrides.snapshot().harmless() : defaults();
  }

  private static ConfigSnapshot defaults() {
    return ConfigSnapshot.of(Values.defaults(GeneralSettings.FILE), "");
  }
}
