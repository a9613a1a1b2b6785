/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of policies for the calls that match. Immutable. */
public final class Rule {

  private final String name;
  private final Match match;
  private final Map<Class<?>, Object> settings;

  private Rule(String name, Match match, Map<Class<?>, Object> settings) {
    this.name = name;
    this.match = match;
    this.settings = settings;
  }

  public String name() {
    return name;
  }

  Match match() {
    return match;
  }

  /** Whether the rule says anything about a policy, be it a no. */
  boolean sets(Class<?> type) {
    return settings.containsKey(type);
  }

  /** The settings for a policy; null when the rule says nothing about it. */
  <S> @Nullable S settings(Class<S> type) {
    return type.cast(settings.get(type));
  }

  /** Collects what one rule sets. */
  static final class Builder {

    private final String name;
    private final Match match;
    private final Map<Class<?>, Object> settings = new IdentityHashMap<>();

    Builder(String name, Match match) {
      this.name = name;
      this.match = match;
    }

    void set(Class<?> type, Object value) {
      settings.put(type, value);
    }

    Rule build() {
      return new Rule(name, match, settings);
    }
  }
}
