/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.it.otlp.OtlpReceiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an agent adds to one call of a warm application. Every variant has a JVM of its own, which
 * lives through all rounds; in each round they take turns, so that they saw the same machine.
 */
final class CallBenchmark {

  private static final int REPEATED_PROMPTS = 50;

  private final int rounds;
  private final int calls;
  private final int warmup;
  private final List<CallLoopProcess> processes = new ArrayList<>();
  private final Rounds<CallRound> measured = new Rounds<>();
  private final Goals goals = new Goals();

  private CallBenchmark(Options options) {
    this.rounds = options.number("rounds", 21);
    this.calls = options.number("calls", 4000);
    this.warmup = options.number("warmup", 20_000);
  }

  /** Whether all goals were met. */
  static boolean run(Options options) throws IOException, InterruptedException {
    CallBenchmark benchmark = new CallBenchmark(options);
    try (StubProcess stub = StubProcess.start();
        OtlpReceiver receiver = OtlpReceiver.start()) {
      List<Variant> variants =
          Variants.chosen(
              options.list("only"),
              List.of(
                  Variants.observe(),
                  Variants.optimize(),
                  Variants.cacheHit(),
                  Variants.exporting(receiver.endpoint()),
                  Variants.optimizeExporting(receiver.endpoint()),
                  Variants.openTelemetry(),
                  Variants.datadog()));
      benchmark.measure(variants, stub.baseUrl(), receiver);
    } finally {
      for (CallLoopProcess process : benchmark.processes) {
        process.close();
      }
    }
    return benchmark.report();
  }

  private void measure(List<Variant> variants, String baseUrl, OtlpReceiver receiver)
      throws IOException {
    for (Variant variant : variants) {
      CallLoopProcess process = CallLoopProcess.start(variant, baseUrl);
      processes.add(process);
      process.round(warmup, distinct(variant));
    }
    for (int round = 0; round < rounds; round++) {
      for (CallLoopProcess process : processes) {
        Variant variant = process.variant();
        measured.add(variant, process.round(calls, distinct(variant)));
        receiver.clear();
      }
    }
  }

  private static int distinct(Variant variant) {
    return variant.name().equals(Variants.CACHE_HIT) ? REPEATED_PROMPTS : 0;
  }

  private boolean report() {
    System.out.printf(
        "%s, medians of %d rounds of %d calls%n%n", Machine.description(), rounds, calls);
    MarkdownTable table =
        new MarkdownTable(
            "one call",
            "p50 us",
            "p99 us",
            "CPU us",
            "caller kB",
            "all kB",
            "+ p50 us",
            "x CPU",
            "x kB");
    for (CallLoopProcess process : processes) {
      row(table, process.variant());
      judge(process.variant());
    }
    System.out.println(table);
    System.out.println(goals);
    return goals.allMet();
  }

  private void row(MarkdownTable table, Variant variant) {
    table.row(
        variant.name(),
        MarkdownTable.figure("%.0f", measured.median(variant, CallRound::p50) / 1e3),
        MarkdownTable.figure("%.0f", measured.median(variant, CallRound::p99) / 1e3),
        MarkdownTable.figure("%.0f", measured.median(variant, CallRound::cpuNanos) / 1e3),
        MarkdownTable.figure("%.1f", measured.median(variant, CallRound::callerBytes) / 1e3),
        MarkdownTable.figure("%.1f", measured.median(variant, CallRound::allBytes) / 1e3),
        MarkdownTable.figure("%+.0f", measured.added(variant, CallRound::p50) / 1e3),
        MarkdownTable.figure("%.2f", measured.ratio(variant, CallRound::cpuNanos)),
        MarkdownTable.figure("%.2f", measured.ratio(variant, CallRound::allBytes)));
  }

  private void judge(Variant variant) {
    if (variant.name().equals(Variants.OBSERVE)) {
      double added = measured.added(variant, CallRound::p50) / 1e3;
      goals.atMost("p50 in observe mode, added", 25, added, "us");
      double cpu = measured.ratio(variant, CallRound::cpuNanos);
      goals.atMost("CPU in observe mode", 1.3, cpu, "x");
      double bytes = measured.ratio(variant, CallRound::allBytes);
      goals.atMost("allocation in observe mode", 1.15, bytes, "x");
    } else if (variant.name().equals(Variants.CACHE_HIT)) {
      double hit = measured.ratio(variant, CallRound::p50);
      goals.atMost("p50 of a cache hit", 0.6, hit, "x");
    }
  }
}
