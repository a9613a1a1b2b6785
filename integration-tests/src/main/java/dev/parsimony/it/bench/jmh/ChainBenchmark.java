/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench.jmh;

import dev.parsimony.config.ConfigHolder;
import dev.parsimony.engine.AgentThreads;
import dev.parsimony.engine.Analyst;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Engine;
import dev.parsimony.engine.Observer;
import dev.parsimony.engine.WhatIf;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.budget.BudgetPolicy;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.cache.SingleflightPolicy;
import dev.parsimony.policy.compress.CompressPolicy;
import dev.parsimony.policy.downgrade.DowngradePolicy;
import dev.parsimony.policy.hint.PrefixWatch;
import dev.parsimony.setting.Environment;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenCounter;
import dev.parsimony.tokens.TokenRatios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The policies but for hints, one after the other, on the application's thread: what a call of four
 * thousand characters waits for before it is sent, shorter and to a cheaper model, and when it has
 * failed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChainBenchmark {

  private static final int PROMPT = 4_096;
  private static final IOException FAILURE = new IOException("not sent");
  private static final String CONFIG =
      """
      mode: optimize
      budgets:
        - {name: all, window: month, tokens: 1000000000000, usd: 1000000}
      rules:
        - name: all
          cache: {ttl: 1h, retry-window: 0s}
          budget: {use: all}
          compress: {level: %s}
          downgrade: {force: gpt-4.1-nano}
      """;

  /** Of text, of JSON, and of both. */
  @Param({"prose", "json", "mixed"})
  public String content = "";

  @Param({"lossless", "balanced"})
  public String level = "";

  private final Dialect dialect = Samples.dialect();
  private final AnswerStore store = AnswerStore.of(1 << 24, 1 << 20, System::nanoTime);
  private final PriceTable prices = PriceTable.standard();
  private final TokenRatios ratios = new TokenRatios();
  private final AgentThreads threads = new AgentThreads();
  private final Observer observer = observer();
  private WireRequest request = Samples.request();
  private Engine engine = engine("");

  @Setup
  public void prepare() throws IOException {
    Path file = Files.createTempFile("parsimony-bench", ".yaml");
    Files.writeString(file, CONFIG.formatted(level));
    engine = engine(file.toString());
    Files.delete(file);
    request = request.withBody(Samples.orders(content, PROMPT));
    Thread thread = new Thread(observer, "observer");
    thread.setDaemon(true);
    thread.start();
    if (begun().request() == null) {
      throw new IllegalStateException("the call is not changed");
    }
  }

  @Benchmark
  public Verdict call() {
    return begun();
  }

  private Verdict begun() {
    Call call = engine.open(dialect, request, Samples.ORIGIN);
    Verdict verdict = call.begin();
    call.failed(FAILURE);
    return verdict;
  }

  private Engine engine(String file) {
    ConfigHolder config =
        ConfigHolder.start(file.isEmpty() ? null : file, Environment.SYSTEM, System.err::println);
    List<Policy> policies =
        List.of(
            new CachePolicy(store, new byte[32]),
            new SingleflightPolicy(store, threads.relay()),
            new BudgetPolicy(
                () -> config.current().budgets(),
                () -> prices,
                ratios,
                Clock.systemUTC(),
                System.err::println),
            new CompressPolicy(() -> prices),
            new DowngradePolicy(() -> prices, ratios, System::currentTimeMillis));
    return new Engine(config::current, policies, observer, threads);
  }

  private Observer observer() {
    AnswerStore imagined = AnswerStore.keysOnly(1 << 24, 1 << 20, System::nanoTime);
    WhatIf whatIf =
        new WhatIf(
            new CachePolicy(imagined, new byte[32]), CompressPolicy.imagined(PriceTable::standard));
    return new Observer(
        new Analyst(
            () -> prices,
            new TokenCounter(ratios),
            whatIf,
            new PrefixWatch(PriceTable::standard, line -> {})),
        List.of(),
        () -> {});
  }
}
