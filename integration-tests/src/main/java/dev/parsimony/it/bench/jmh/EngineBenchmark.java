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
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.compress.CompressPolicy;
import dev.parsimony.policy.hint.PrefixWatch;
import dev.parsimony.setting.Environment;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenCounter;
import dev.parsimony.tokens.TokenRatios;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the engine adds to a call that it only observes, on the application's thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {

  private static final int CHUNKS = 1000;

  private final ConfigHolder config =
      ConfigHolder.start(null, Environment.SYSTEM, System.err::println);
  private final Observer observer = observer();
  private final Engine engine =
      new Engine(config::current, List.of(), observer, new AgentThreads());
  private final WireRequest request = Samples.request();
  private final Dialect dialect = Samples.dialect();
  private final byte[] reply = Samples.reply();
  private final byte[] event = Samples.event();
  private final byte[] buffer = new byte[8192];

  @Setup
  public void observe() {
    Thread thread = new Thread(observer, "observer");
    thread.setDaemon(true);
    thread.start();
  }

  @Benchmark
  public int untouchedCall() throws IOException {
    return read(new ByteArrayInputStream(reply), Samples.JSON);
  }

  /** A stream of a thousand chunks, for one of them. */
  @Benchmark
  @OperationsPerInvocation(CHUNKS)
  public int chunkOfAStream() throws IOException {
    return read(new Chunks(event, CHUNKS), Samples.EVENTS);
  }

  private int read(InputStream body, WireHeaders headers) throws IOException {
    Call call = engine.open(dialect, request, Samples.ORIGIN);
    call.begin();
    int sum = 0;
    try (InputStream watched = call.opened(200, headers, body)) {
      for (int n = watched.read(buffer); n >= 0; n = watched.read(buffer)) {
        sum += n;
      }
    }
    return sum;
  }

  private Observer observer() {
    AnswerStore imagined = AnswerStore.keysOnly(1 << 24, 1 << 20, System::nanoTime);
    WhatIf whatIf =
        new WhatIf(
            new CachePolicy(imagined, new byte[32]), CompressPolicy.imagined(PriceTable::standard));
    Analyst analyst =
        new Analyst(
            PriceTable::standard,
            new TokenCounter(new TokenRatios()),
            whatIf,
            new PrefixWatch(PriceTable::standard, line -> {}));
    return new Observer(analyst, List.of(), () -> {});
  }

  /** The same bytes again and again, one read each. */
  private static final class Chunks extends InputStream {

    private final byte[] chunk;
    private int left;

    Chunks(byte[] chunk, int count) {
      this.chunk = chunk;
      this.left = count;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left-- <= 0) {
        return -1;
      }
      System.arraycopy(chunk, 0, target, offset, chunk.length);
      return chunk.length;
    }
  }
}
