/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench.jmh;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and fingerprinting of a chat call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DialectBenchmark {

  private final WireRequest request = Samples.request();
  private final byte[] reply = Samples.reply();
  private final Dialect dialect = Samples.dialect();
  private final RequestFacts facts = readRequest();

  @Benchmark
  public RequestFacts readRequest() {
    try {
      return dialect.readRequest(request);
    } catch (MalformedBodyException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public ReplyFacts readReply() {
    return dialect.readReply(reply, false);
  }

  @Benchmark
  public byte[] fingerprint() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    dialect.digest(facts, digest);
    return digest.digest();
  }
}
