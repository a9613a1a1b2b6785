/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.config.ConfigHolder;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ExchangeListener;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.compress.CompressPolicy;
import dev.parsimony.policy.hint.PrefixWatch;
import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenCounter;
import dev.parsimony.tokens.TokenRatios;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An engine with the policies of a test, whose exchanges and suppressed failures are noted. */
public final class TestEngine implements AutoCloseable {

  /** Shared by all tests: its threads last as long as the JVM. */
  static final AgentThreads THREADS = startedThreads();

  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final long suppressedBefore = SuppressedFailures.count();
  private final List<Exchange> told = new CopyOnWriteArrayList<>();
  private final AtomicLong looks = new AtomicLong();
  private final Observer observer;
  private final Thread observing;
  private final Engine engine;

  private TestEngine(String mode, List<ExchangeListener> listeners, List<Policy> policies) {
    FakeEnvironment environment = new FakeEnvironment().property("parsimony.mode", mode);
    ConfigHolder config = ConfigHolder.start(null, environment, line -> {});
    List<ExchangeListener> all = new ArrayList<>(listeners);
    all.add(told::add);
    this.observer = new Observer(analyst(), all, looks::incrementAndGet);
    this.observing = new Thread(observer, "observer of a test");
    this.engine = new Engine(config::current, policies, observer, THREADS);
    observing.setDaemon(true);
    observing.start();
  }

  public static TestEngine optimizing(Policy... policies) {
    return new TestEngine("optimize", List.of(), Arrays.asList(policies));
  }

  static TestEngine optimizing(List<ExchangeListener> listeners, Policy... policies) {
    return new TestEngine("optimize", listeners, Arrays.asList(policies));
  }

  public static TestEngine inMode(String mode, Policy... policies) {
    return new TestEngine(mode, List.of(), Arrays.asList(policies));
  }

  public Engine engine() {
    return engine;
  }

  /** All exchanges so far; ends the engine's observer. */
  public List<Exchange> exchanges() {
    observer.finish(DEADLINE_NANOS);
    return told;
  }

  /** How many failures of the agent were suppressed since this engine was made. */
  public long suppressed() {
    observer.finish(DEADLINE_NANOS);
    return SuppressedFailures.count() - suppressedBefore;
  }

  /** Has the garbage collected, and what is dropped noticed. */
  public void collectGarbage() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    long before = looks();
    Await.until("the observer looked", () -> looks() > before + 1);
  }

  /** How often the observer has looked for work so far. */
  long looks() {
    return looks.get();
  }

  @Override
  public void close() throws InterruptedException {
    observer.finish(DEADLINE_NANOS);
    observing.join(TimeUnit.NANOSECONDS.toMillis(DEADLINE_NANOS));
  }

  static Analyst analyst() {
    AnswerStore imagined = AnswerStore.keysOnly(1 << 20, 1 << 20, System::nanoTime);
    PriceTable prices = PriceTable.standard();
    return new Analyst(
        () -> prices,
        new TokenCounter(new TokenRatios()),
        new WhatIf(new CachePolicy(imagined, new byte[32]), CompressPolicy.imagined(() -> prices)),
        new PrefixWatch(() -> prices, line -> {}));
  }

  private static AgentThreads startedThreads() {
    AgentThreads threads = new AgentThreads();
    Thread keeper = new Thread(threads, "keeper of the tests");
    keeper.setDaemon(true);
    keeper.setContextClassLoader(null);
    keeper.start();
    return threads;
  }
}
