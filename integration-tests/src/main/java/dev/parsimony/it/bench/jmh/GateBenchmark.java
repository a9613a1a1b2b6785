/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench.jmh;

import dev.parsimony.bootstrap.ProviderGate;
import dev.parsimony.dialect.wire.Providers;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is added to a call of a general HTTP client that is none of the agent's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GateBenchmark {

  private static final String HOST = "https://orders.shop.example.com";
  private static final String PATH = "/v1/carts/4711/items?all=1";

  private final URI other = URI.create(HOST + PATH);
  private final URL url = url();

  @Setup
  public void admit() {
    ProviderGate.admit(Providers.hosts());
  }

  private static URL url() {
    try {
      return new URL(HOST + PATH);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public boolean get() {
    return ProviderGate.admits("GET", other);
  }

  /** The host is held against every provider's. */
  @Benchmark
  public boolean post() {
    return ProviderGate.admits("POST", other);
  }

  /** What HttpURLConnection asks with. */
  @Benchmark
  public boolean postOfUrlConnection() {
    return ProviderGate.admits("POST", url.getAuthority(), url.getFile());
  }

  /** What Spring's clients ask with: its methods were an enum, and are a class. */
  @Benchmark
  public boolean getOfSpring() {
    return "POST".equals(HttpMethod.GET.toString()) && ProviderGate.admits("POST", other);
  }

  @Benchmark
  public boolean postOfSpring() {
    return "POST".equals(HttpMethod.POST.toString()) && ProviderGate.admits("POST", other);
  }

  /** What Apache's clients ask with. */
  @Benchmark
  public boolean postOfHostAndPath() {
    return ProviderGate.admits("POST", HOST, PATH);
  }

  /** As Spring has it. */
  private enum HttpMethod {
    GET,
    POST
  }
}
