/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.CacheSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks, in observe mode and after the fact, what the cache and compression would have done: the
 * very policies that run live, over a store of their own. Rollouts count as they do live. For the
 * cache, a call that no rule of the configuration speaks for is judged as under a rule with the
 * default settings; which prompts may be changed is for a rule to say.
 */
public final class WhatIf {

  private static final CacheSettings DEFAULTS =
      CacheSettings.defaults().withRetryWindow(Duration.ZERO);

  private final Policy cache;
  private final Policy compression;

  /**
   * @param cache a cache policy with its own store, which nothing is served from
   * @param compression a compression policy whose changes nobody sends
   */
  public WhatIf(Policy cache, Policy compression) {
    this.cache = cache;
    this.compression = compression;
  }

  SettingsLookup settings(ClosedCall call, RequestFacts request) {
    Instant time = Instant.ofEpochSecond(0, call.timing.startEpochNanos());
    SettingsLookup configured = call.config.lookup(request, call.origin, time);
    return new SettingsLookup() {
      @Override
      public <S> @Nullable S find(Class<S> type) {
        S found = configured.find(type);
        boolean silent = configured.assignments().isEmpty();
        boolean imagined = type == CacheSettings.class && (found != null || silent);
        return imagined ? type.cast(imagined(found)) : found;
      }

      @Override
      public List<Assignment> assignments() {
        return configured.assignments();
      }

      @Override
      public String treatment() {
        return configured.treatment();
      }
    };
  }

  /* Repetitions are recognised by the thread that asks; after the fact, all come from one. */
  private static CacheSettings imagined(@Nullable Object configured) {
    return configured == null
        ? DEFAULTS
        : ((CacheSettings) configured).withRetryWindow(Duration.ZERO);
  }

  /**
   * Whether the call would have been answered from the cache. Where it would not, its {@linkplain
   * PolicyCall#outgoing outgoing} request is the one that would have been sent.
   */
  boolean judge(PolicyCall call, EndedReply reply) throws Exception {
    boolean hit = cache.before(call).kind() == Verdict.Kind.ANSWER;
    if (!hit) {
      Guard.run("what-if of compression", () -> shorten(call));
      // The reply of a hit would never have come: it must not renew the stored answer.
      cache.ended(call, reply);
    }
    return hit;
  }

  private void shorten(PolicyCall call) throws Exception {
    WireRequest changed = compression.before(call).request();
    if (changed != null) {
      call.change(call.facts().dialect().readRequest(changed));
    }
  }
}
