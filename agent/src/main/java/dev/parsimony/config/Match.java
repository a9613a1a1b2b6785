/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.setting.BoundedText;
import dev.parsimony.setting.Glob;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The conditions of a rule, the cheap ones first, so that the dear ones are mostly not asked. */
final class Match {

  private static final Condition NEVER = (facts, origin) -> false;

  private final Values values;
  private final List<Condition> conditions = new ArrayList<>();

  private Match(Values values) {
    this.values = values;
  }

  static Match of(Values values, String service) {
    Match match = new Match(values);
    match.addCheap(service);
    match.addDear();
    return match;
  }

  boolean matches(RequestFacts facts, CallOrigin origin) {
    for (Condition condition : conditions) {
      if (!condition.holds(facts, origin)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this asks for what only the calling thread can tell. */
  boolean asksCaller() {
    return values.find(MatchSettings.MDC) != null
        || values.find(MatchSettings.BAGGAGE) != null
        || values.find(MatchSettings.CALLER) != null;
  }

  /** Whether this goes by the name of the calling thread. */
  boolean namesThread() {
    return values.find(MatchSettings.THREAD) != null;
  }

  private void addCheap(String service) {
    add(MatchSettings.SERVICE, globs -> any(globs, service) ? null : NEVER);
    add(MatchSettings.CLIENT, globs -> (facts, origin) -> any(globs, origin.client()));
    add(MatchSettings.PROVIDER, globs -> (facts, origin) -> any(globs, facts.provider()));
    add(
        MatchSettings.OPERATION,
        operations -> (facts, origin) -> operations.contains(facts.operation()));
    add(MatchSettings.MODEL, globs -> (facts, origin) -> any(globs, facts.model()));
    add(MatchSettings.ENDPOINT, globs -> (facts, origin) -> any(globs, endpoint(facts)));
  }

  private void addDear() {
    add(MatchSettings.THREAD, globs -> (facts, origin) -> any(globs, origin.app().threadName()));
    add(MatchSettings.HEADER, globs -> (facts, origin) -> headersFit(globs, facts));
    add(MatchSettings.MDC, globs -> (facts, origin) -> allFit(globs, origin, AppContext::mdc));
    add(
        MatchSettings.BAGGAGE,
        globs -> (facts, origin) -> allFit(globs, origin, AppContext::baggage));
    add(MatchSettings.CALLER, globs -> (facts, origin) -> any(globs, origin.app().callingClass()));
    add(
        MatchSettings.SYSTEM_PROMPT,
        pattern -> (facts, origin) -> BoundedText.startOf(facts.systemPrompt()).contains(pattern));
  }

  private <T> void add(Setting<T> setting, Function<T, @Nullable Condition> condition) {
    T value = values.find(setting);
    Condition added = value == null ? null : condition.apply(value);
    if (added != null) {
      conditions.add(added);
    }
  }

  private static String endpoint(RequestFacts facts) {
    String url = facts.request().url();
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static boolean headersFit(Map<String, List<Glob>> globs, RequestFacts facts) {
    for (Map.Entry<String, List<Glob>> entry : globs.entrySet()) {
      List<String> values = facts.request().headers().values(entry.getKey());
      if (values.stream().noneMatch(value -> any(entry.getValue(), value))) {
        return false;
      }
    }
    return true;
  }

  private static boolean allFit(
      Map<String, List<Glob>> globs,
      CallOrigin origin,
      BiFunction<AppContext, String, @Nullable String> value) {
    for (Map.Entry<String, List<Glob>> entry : globs.entrySet()) {
      if (!any(entry.getValue(), value.apply(origin.app(), entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(List<Glob> globs, @Nullable String text) {
    if (text != null) {
      for (Glob glob : globs) {
        if (glob.matches(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
