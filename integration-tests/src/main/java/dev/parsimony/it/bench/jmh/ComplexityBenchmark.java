/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench.jmh;

import dev.parsimony.complexity.Complexity;
import dev.parsimony.complexity.ComplexityAnalyzer;
import dev.parsimony.complexity.ExtraTerms;
import dev.parsimony.complexity.Task;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import java.util.Map;
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

/** Telling how hard a prompt of four thousand characters is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ComplexityBenchmark {

  private static final String PROMPT =
      """
      A customer writes: I ordered 3 lamps (order no. 88-1204) on 12 May; two came broken, one in the
      wrong colour. First find out which of them we replace, then compute the refund if 15% were
      already credited, and explain why. Do not promise a date unless the warehouse has confirmed it.
      """;

  private final ComplexityAnalyzer analyzer = ComplexityAnalyzer.standard();
  private final Task task = Task.of(PROMPT.repeat(4_096 / PROMPT.length() + 1).substring(0, 4_096));
  private final ExtraTerms terms = ExtraTerms.of(Map.of("refund", 5, "legal department", 20));
  private final RequestFacts facts = facts();

  private static RequestFacts facts() {
    try {
      return Samples.dialect().readRequest(Samples.request());
    } catch (MalformedBodyException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public Complexity analyze() {
    return analyzer.analyze(task, ExtraTerms.NONE);
  }

  @Benchmark
  public Complexity analyzeWithTerms() {
    return analyzer.analyze(task, terms);
  }

  /** With the reading of the prompt out of the request's body. */
  @Benchmark
  public Complexity readAndAnalyze() {
    return analyzer.analyze(facts, ExtraTerms.NONE);
  }
}
