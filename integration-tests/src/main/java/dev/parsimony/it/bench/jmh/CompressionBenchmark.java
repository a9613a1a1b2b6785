/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench.jmh;

import dev.parsimony.config.ConfigHolder;
import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.compress.CompressPolicy;
import dev.parsimony.setting.Environment;
import dev.parsimony.tokens.PriceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
 * The whole of compression, from the body as it was written to the one that leaves: reading,
 * counting, all techniques of a level, writing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompressionBenchmark {

  private static final int KILOBYTE = 1024;

  /** Of text, of JSON, and of both. */
  @Param({"prose", "json", "mixed"})
  public String content = "";

  @Param({"4", "256"})
  public int kilobytes;

  @Param({"lossless", "balanced"})
  public String level = "";

  private final Dialect dialect = Samples.dialect();
  private final PriceTable prices = PriceTable.standard();
  private final CompressPolicy policy = new CompressPolicy(() -> prices);
  private ConfigSnapshot config;
  private WireRequest request;

  public CompressionBenchmark() {
    config = ConfigHolder.start(null, Environment.SYSTEM, System.err::println).current();
    request = Samples.request();
  }

  @Setup
  public void prepare() throws IOException {
    Path file = Files.createTempFile("parsimony-bench", ".yaml");
    Files.writeString(
        file, "mode: optimize\nrules: [{name: all, compress: {level: " + level + "}}]\n");
    config = ConfigHolder.start(file.toString(), Environment.SYSTEM, System.err::println).current();
    Files.delete(file);
    request = request.withBody(Samples.orders(content, kilobytes * KILOBYTE));
  }

  @Benchmark
  public Verdict compress() throws Exception {
    RequestFacts facts = dialect.readRequest(request);
    PolicyCall call =
        new PolicyCall(Samples.ORIGIN, facts, config.lookup(facts, Samples.ORIGIN, Instant.EPOCH));
    return policy.before(call);
  }
}
