/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.agent;

import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.config.ConfigHolder;
import dev.parsimony.engine.AgentThreads;
import dev.parsimony.engine.Analyst;
import dev.parsimony.engine.Engine;
import dev.parsimony.engine.Observer;
import dev.parsimony.engine.WhatIf;
import dev.parsimony.instrument.Instrumenter;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.cache.SingleflightPolicy;
import dev.parsimony.setting.Environment;
import dev.parsimony.tokens.TokenCounter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The agent awake: put together when the application loads the first class that is hooked. It
 * weaves, and its run is that of the keeper, the parent of its threads.
 */
public final class Agent implements ClassFileTransformer, Runnable {

  private static final long EXIT_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long WHAT_IF_BYTES = 16L << 20;

  private final AgentThreads threads;
  private final ClassFileTransformer weaver;

  private Agent(AgentThreads threads, ClassFileTransformer weaver) {
    this.threads = threads;
    this.weaver = weaver;
  }

  /**
   * Wakes the agent. Called by the gate, once in a JVM.
   *
   * @param instrumentation the JVM's, kept for later hooks
   * @param configPath the configuration file; null for none
   */
  public static Agent start(Instrumentation instrumentation, @Nullable String configPath) {
    ConfigHolder config = ConfigHolder.start(configPath, Environment.SYSTEM, System.err::println);
    AgentThreads threads = new AgentThreads();
    byte[] processKey = new byte[32];
    new SecureRandom().nextBytes(processKey);
    AnswerStore store =
        AnswerStore.of(
            config.current().cacheMaxBytes(),
            config.current().cacheMaxEntryBytes(),
            System::nanoTime);
    Observer observer = observer(config, store, processKey);
    Engine engine =
        new Engine(config::current, policies(store, processKey, threads), observer, threads);
    Instrumenter instrumenter =
        new Instrumenter(
            Agent::tell, () -> config.current().mode().name().toLowerCase(Locale.ROOT));
    Bridge.connect(instrumenter.dispatcher(engine));
    threads.start("parsimony-observer", observer);
    threads.atExit(() -> observer.finish(EXIT_NANOS));
    return new Agent(threads, instrumenter.weaver());
  }

  /* The order in which policies are asked: the whole of it. */
  private static List<Policy> policies(AnswerStore store, byte[] processKey, AgentThreads threads) {
    return Arrays.asList(
        new CachePolicy(store, processKey), new SingleflightPolicy(store, threads.relay()));
  }

  private static Observer observer(ConfigHolder config, AnswerStore store, byte[] processKey) {
    AnswerStore imagined =
        AnswerStore.keysOnly(
            WHAT_IF_BYTES, config.current().cacheMaxEntryBytes(), System::nanoTime);
    Listeners listeners = new Listeners(config, Agent::tell);
    PricesInForce prices = new PricesInForce(config::current);
    Observer observer =
        new Observer(
            new Analyst(
                prices, new TokenCounter(), new WhatIf(new CachePolicy(imagined, processKey))),
            listeners.inOrder(prices),
            new Housekeeping(config, store));
    listeners.countDropped(observer::dropped);
    return observer;
  }

  static void tell(String line) {
    System.err.println("[parsimony] " + line);
  }

  @Override
  public byte @Nullable [] transform(
      ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes)
      throws java.lang.instrument.IllegalClassFormatException {
    return weaver.transform(loader, name, redefined, domain, bytes);
  }

  @Override
  public void run() {
    threads.run();
  }
}
