/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.policy.HintSettings;
import dev.parsimony.tokens.CacheRates;
import java.util.List;
import java.util.stream.Collectors;

/** On which terms a provider caches, as far as a rule makes use of them. Immutable. */
final class Terms {

  private final CacheRates rates;
  private final long leastTokens;
  private final List<Lifetime> lifetimes;
  private final int lookBack;
  private final boolean free;
  private final long sightings;

  Terms(CacheRates rates, long leastTokens, MarkFormat format, HintSettings settings) {
    this.rates = rates;
    this.leastTokens = leastTokens;
    this.lookBack = format.lookBack();
    this.free = format.isFree();
    this.lifetimes =
        format.lifetimes().stream()
            .filter(lifetime -> free || rates.pricesWrite(lifetime.isLonger()))
            .filter(lifetime -> !lifetime.isLonger() || settings.oneHour())
            .collect(Collectors.toList());
    this.sightings = settings.sightings();
  }

  /** The tokens below which nothing is cached. */
  long leastTokens() {
    return leastTokens;
  }

  /** Those whose price is known, the shortest first. */
  List<Lifetime> lifetimes() {
    return lifetimes;
  }

  /** As {@link MarkFormat#lookBack}. */
  int lookBack() {
    return lookBack;
  }

  /** How often a prefix has to be seen. */
  long sightings() {
    return sightings;
  }

  /** What a call costs more than without marks, below 0 for less, in pico-dollars. */
  long extra(long read, long written, Lifetime lifetime) {
    long premium = free ? 0 : rates.premium(lifetime.isLonger());
    return written * premium - read * rates.saved();
  }

  /** What it costs to have tokens written. */
  long write(long tokens, Lifetime lifetime) {
    return free ? 0 : tokens * rates.write(lifetime.isLonger());
  }
}
