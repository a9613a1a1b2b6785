/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.config.Mode;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Policy;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens calls: the way from the adapters into everything that the agent does. */
public final class Engine {

  private final Supplier<ConfigSnapshot> config;
  private final List<Policy> policies;
  private final Observer observer;
  private final AgentThreads threads;

  /**
   * @param config gives the configuration in force
   * @param policies in the order in which they are asked
   */
  public Engine(
      Supplier<ConfigSnapshot> config,
      List<Policy> policies,
      Observer observer,
      AgentThreads threads) {
    this.config = requireNonNull(config, "config is null");
    this.policies = requireNonNull(policies, "policies is null");
    this.observer = requireNonNull(observer, "observer is null");
    this.threads = requireNonNull(threads, "threads is null");
  }

  /** Whether every call is to run untouched. */
  public boolean isOff() {
    return config.get().mode() == Mode.OFF;
  }

  /** The mode in force, as it is written in the configuration. */
  public String mode() {
    return config.get().mode().label();
  }

  /** Whether rules ask for more of the caller than its span. */
  public boolean asksCaller() {
    return config.get().asksCaller();
  }

  /**
   * The wire format of a request of a provider's own client library, judged without its body; null
   * for what is not ours.
   */
  public @Nullable Dialect dialectOf(String method, String url) {
    ConfigSnapshot current = config.get();
    return current.mode() == Mode.OFF ? null : current.providers().dialectOfSdk(method, url);
  }

  /** The same of a request of a general HTTP client, which counts only where a provider is. */
  public @Nullable Dialect dialectAt(String method, String url) {
    ConfigSnapshot current = config.get();
    return current.mode() == Mode.OFF ? null : current.providers().dialectOf(method, url);
  }

  /** Whether what is asked of a call's policies may be done with it. */
  public boolean isOptimizing() {
    return config.get().mode() == Mode.OPTIMIZE;
  }

  /** Opens a call whose request has left already: no policy is asked. */
  public Call openSent(Dialect dialect, WireRequest request, CallOrigin origin) {
    return open(dialect, request, origin, config.get(), Collections.emptyList());
  }

  /** Opens a call. The adapter then follows its verdicts until the call has ended. */
  public Call open(Dialect dialect, WireRequest request, CallOrigin origin) {
    return open(dialect, request, origin, config.get(), policies);
  }

  private Call open(
      Dialect dialect,
      WireRequest request,
      CallOrigin origin,
      ConfigSnapshot current,
      List<Policy> asked) {
    return new Call(
        dialect,
        request,
        kept(origin, current),
        current,
        asked,
        RetryScope.attempt(request),
        observer,
        threads);
  }

  /* Where the agent only observes, the rules are asked afterwards and on another thread. */
  private static CallOrigin kept(CallOrigin origin, ConfigSnapshot current) {
    if (current.mode() != Mode.OBSERVE) {
      return origin;
    }
    if (current.asksCaller()) {
      return origin.captured();
    }
    return current.namesCaller() ? origin.located() : origin;
  }
}
