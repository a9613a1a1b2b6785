/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.agent;

import dev.parsimony.complexity.ComplexityAnalyzer;
import dev.parsimony.complexity.OwnWeights;
import dev.parsimony.config.ConfigHolder;
import dev.parsimony.engine.AgentThreads;
import dev.parsimony.engine.Analyst;
import dev.parsimony.engine.Engine;
import dev.parsimony.engine.Observer;
import dev.parsimony.engine.WhatIf;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.batch.BatchPolicy;
import dev.parsimony.policy.budget.BudgetPolicy;
import dev.parsimony.policy.budget.FleetShare;
import dev.parsimony.policy.budget.UseFile;
import dev.parsimony.policy.budget.UseKeeper;
import dev.parsimony.policy.budget.lease.BudgetLeases;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.cache.FleetFlights;
import dev.parsimony.policy.cache.LastingAnswers;
import dev.parsimony.policy.cache.SingleflightPolicy;
import dev.parsimony.policy.cache.disk.DiskLevel;
import dev.parsimony.policy.cache.disk.DiskSettings;
import dev.parsimony.policy.cache.level.AnswerLevel;
import dev.parsimony.policy.cache.redis.RedisLevel;
import dev.parsimony.policy.cache.redis.RedisSettings;
import dev.parsimony.policy.compress.CompressPolicy;
import dev.parsimony.policy.downgrade.DowngradePolicy;
import dev.parsimony.policy.downgrade.Endpoints;
import dev.parsimony.policy.flex.FlexPolicy;
import dev.parsimony.policy.hint.HintPolicy;
import dev.parsimony.policy.hint.PrefixWatch;
import dev.parsimony.redis.RedisAccess;
import dev.parsimony.setting.Environment;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenCounter;
import dev.parsimony.tokens.TokenRatios;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The agent awake: its engine, and what works beside it. */
final class Agent implements Runnable {

  private static final long EXIT_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long WHAT_IF_BYTES = 16L << 20;

  private final AgentThreads threads;
  private final Engine engine;

  private Agent(AgentThreads threads, Engine engine) {
    this.threads = threads;
    this.engine = engine;
  }

  /** Puts the agent together. Its threads come to life with its run. */
  static Agent start(ConfigHolder config) {
    AgentThreads threads = new AgentThreads();
    byte[] processKey = new byte[32];
    new SecureRandom().nextBytes(processKey);
    AnswerStore store =
        AnswerStore.of(
            config.current().cacheMaxBytes(),
            config.current().cacheMaxEntryBytes(),
            System::nanoTime);
    PricesInForce prices = new PricesInForce(config::current);
    TokenRatios ratios = new TokenRatios();
    BudgetPolicy budget =
        new BudgetPolicy(
            () -> config.current().budgets(), prices, ratios, Clock.systemUTC(), Agent::tell);
    keepUse(config.current().budgetUseFile(), budget, threads);
    shareUse(config.current().budgetUseInRedis(), budget, threads);
    Observer observer = observer(config, store, processKey, prices, ratios, budget);
    RedisLevel redis = redis(config.current().cacheInRedis(), threads);
    LastingAnswers lasting = lasting(config.current().cacheOnDisk(), redis, threads);
    CachePolicy cache = new CachePolicy(store, processKey, lasting);
    SingleflightPolicy join =
        new SingleflightPolicy(store, threads.relay(), new FleetFlights(redis, lasting));
    Endpoints endpoints = new Endpoints(() -> config.current().endpoints(), Environment.SYSTEM);
    DowngradePolicy downgrade =
        new DowngradePolicy(
            prices,
            ratios,
            System::currentTimeMillis,
            endpoints,
            analyzer(config.current().complexityWeights()));
    List<Policy> policies = policies(cache, join, budget, prices, downgrade, threads);
    Engine engine = new Engine(config::current, policies, observer, threads);
    threads.start("parsimony-observer", observer);
    threads.atExit(() -> observer.finish(EXIT_NANOS));
    return new Agent(threads, engine);
  }

  /* What is wrong with the file was told with the configuration. */
  private static @Nullable ComplexityAnalyzer analyzer(@Nullable String weights) {
    try {
      return weights == null ? null : ComplexityAnalyzer.of(OwnWeights.read(weights));
    } catch (IOException unusable) {
      return null;
    }
  }

  Engine engine() {
    return engine;
  }

  /* The order in which policies are asked: the whole of it. */
  private static List<Policy> policies(
      CachePolicy cache,
      SingleflightPolicy join,
      BudgetPolicy budget,
      Supplier<PriceTable> prices,
      DowngradePolicy downgrade,
      AgentThreads threads) {
    return Arrays.asList(
        cache,
        join,
        budget,
        new CompressPolicy(prices),
        downgrade,
        new FlexPolicy(prices, System::currentTimeMillis, System::nanoTime),
        new HintPolicy(prices, System::currentTimeMillis, System::nanoTime),
        new BatchPolicy(threads::later, System::nanoTime));
  }

  /* The levels behind memory, in the order in which they are asked. */
  private static LastingAnswers lasting(
      DiskSettings settings, @Nullable RedisLevel redis, AgentThreads threads) {
    List<AnswerLevel> levels = new ArrayList<>();
    if (settings.enabled()) {
      DiskLevel disk =
          new DiskLevel(
              settings,
              Environment.SYSTEM::variable,
              threads,
              System::currentTimeMillis,
              Agent::tell);
      threads.atExit(() -> disk.finish(EXIT_NANOS));
      levels.add(disk);
    }
    if (redis != null) {
      levels.add(redis);
    }
    return new LastingAnswers(levels, System::currentTimeMillis);
  }

  /* The first time at once: what is used up already is to be known to the first call. */
  private static void keepUse(@Nullable String file, BudgetPolicy budget, AgentThreads threads) {
    if (file == null) {
      return;
    }
    UseKeeper keeper = new UseKeeper(budget, new UseFile(file, Agent::tell));
    keeper.keep();
    threads.start("parsimony-budget-use", keeper);
    threads.atExit(keeper::keep);
  }

  private static void shareUse(RedisAccess access, BudgetPolicy budget, AgentThreads threads) {
    if (!access.enabled()) {
      return;
    }
    FleetShare share =
        budget.shareBy(
            new BudgetLeases(
                access,
                Environment.SYSTEM::variable,
                threads::later,
                System::currentTimeMillis,
                Agent::tell));
    threads.start("parsimony-budget-share", share);
    threads.atExit(() -> share.finish(EXIT_NANOS));
  }

  private static @Nullable RedisLevel redis(RedisSettings settings, AgentThreads threads) {
    if (!settings.enabled()) {
      return null;
    }
    RedisLevel redis =
        new RedisLevel(
            settings,
            Environment.SYSTEM::variable,
            threads,
            System::currentTimeMillis,
            Agent::tell);
    threads.atExit(() -> redis.finish(EXIT_NANOS));
    return redis;
  }

  private static Observer observer(
      ConfigHolder config,
      AnswerStore store,
      byte[] processKey,
      PricesInForce prices,
      TokenRatios ratios,
      BudgetPolicy budget) {
    AnswerStore imagined =
        AnswerStore.keysOnly(
            WHAT_IF_BYTES, config.current().cacheMaxEntryBytes(), System::nanoTime);
    Listeners listeners = new Listeners(config, budget::use, ratios, Agent::tell);
    Observer observer =
        new Observer(
            new Analyst(
                prices,
                new TokenCounter(ratios),
                new WhatIf(new CachePolicy(imagined, processKey), CompressPolicy.imagined(prices)),
                new PrefixWatch(prices, Agent::tell)),
            listeners.inOrder(prices),
            new Housekeeping(config, store));
    listeners.countDropped(observer::dropped);
    return observer;
  }

  static void tell(String line) {
    System.err.println("[parsimony] " + line);
  }

  @Override
  public void run() {
    threads.run();
  }
}
