package dev.parsimony.it.bench;

import dev.parsimony.it.otlp.OtlpReceiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What an agent adds to one call of a warm application. Every variant has a JVM of its own, which
 * lives through all rounds; in each round they take turns, so that they saw the same machine.
 */
final class CallBenchmark {

  private static final int REPEATED_PROMPTS = 50;

  private final Map<Variant, List<CallRound>> all = new LinkedHashMap<>();
  private final Goals goals = new Goals();

  private CallBenchmark() {}

  /** Whether all goals were met. */
  static boolean run(Options options) throws IOException, InterruptedException {
    List<String> only = options.list("only");
    try (StubProcess stub = StubProcess.start();
        OtlpReceiver receiver = OtlpReceiver.start()) {
      List<Variant> variants =
          new ArrayList<>(
              List.of(
                  Variants.BARE,
                  Variants.observe(),
                  Variants.optimize(),
                  Variants.cacheHit(),
                  Variants.exporting(receiver.endpoint()),
                  Variants.optimizeExporting(receiver.endpoint()),
                  Variants.openTelemetry(),
                  Variants.datadog()));
      variants.removeIf(v -> v != Variants.BARE && !only.isEmpty() && !only.contains(v.name()));
      CallBenchmark benchmark = new CallBenchmark();
      benchmark.measure(variants, stub.baseUrl(), options, receiver);
      return benchmark.report(options);
    }
  }

  private void measure(
      List<Variant> variants, String baseUrl, Options options, OtlpReceiver receiver)
      throws IOException {
    Map<Variant, CallLoopProcess> processes = new LinkedHashMap<>();
    try {
      for (Variant variant : variants) {
        CallLoopProcess process = CallLoopProcess.start(variant, baseUrl);
        processes.put(variant, process);
        all.put(variant, new ArrayList<>());
        process.round(options.number("warmup", 20_000), distinct(variant));
      }
      for (int round = 0; round < options.number("rounds", 9); round++) {
        for (Variant variant : variants) {
          int calls = options.number("calls", 2000);
          all.get(variant).add(processes.get(variant).round(calls, distinct(variant)));
          receiver.clear();
        }
      }
    } finally {
      for (CallLoopProcess process : processes.values()) {
        process.close();
      }
    }
  }

  private static int distinct(Variant variant) {
    return variant.name().equals(Variants.CACHE_HIT) ? REPEATED_PROMPTS : 0;
  }

  private boolean report(Options options) {
    System.out.printf(
        "%s, medians of %d rounds of %d calls%n%n",
        Machine.description(), options.number("rounds", 9), options.number("calls", 2000));
    MarkdownTable table =
        new MarkdownTable(
            "one call", "p50 us", "p99 us", "CPU us", "caller kB", "all kB", "+ p50 us", "x CPU", "x kB");
    for (Variant variant : all.keySet()) {
      row(table, variant);
      judge(variant);
    }
    System.out.println(table);
    System.out.println(goals);
    return goals.allMet();
  }

  private void row(MarkdownTable table, Variant variant) {
    table.row(
        variant.name(),
        text("%.0f", median(variant, CallRound::p50) / 1e3),
        text("%.0f", median(variant, CallRound::p99) / 1e3),
        text("%.0f", median(variant, CallRound::cpuNanos) / 1e3),
        text("%.1f", median(variant, CallRound::callerBytes) / 1e3),
        text("%.1f", median(variant, CallRound::allBytes) / 1e3),
        text("%+.0f", addedMicros(variant)),
        text("%.2f", ratio(variant, CallRound::cpuNanos)),
        text("%.2f", ratio(variant, CallRound::allBytes)));
  }

  private void judge(Variant variant) {
    if (variant.name().equals(Variants.OBSERVE)) {
      goals.atMost("p50 in observe mode, added", 25, addedMicros(variant), "us");
      goals.atMost("CPU in observe mode", 1.3, ratio(variant, CallRound::cpuNanos), "x");
      goals.atMost("allocation in observe mode", 1.15, ratio(variant, CallRound::allBytes), "x");
    } else if (variant.name().equals(Variants.CACHE_HIT)) {
      goals.atMost("p50 of a cache hit", 0.6, ratio(variant, CallRound::p50), "x");
    }
  }

  private double addedMicros(Variant variant) {
    return paired(variant, CallRound::p50, (with, bare) -> with - bare) / 1e3;
  }

  private double ratio(Variant variant, ToDoubleFunction<CallRound> figure) {
    return paired(variant, figure, (with, bare) -> with / bare);
  }

  /* The median of what each round shows, compared with the same round without an agent. */
  private double paired(
      Variant variant, ToDoubleFunction<CallRound> figure, Comparison comparison) {
    List<CallRound> bare = all.get(Variants.BARE);
    List<CallRound> with = all.get(variant);
    List<Double> compared = new ArrayList<>();
    for (int round = 0; round < with.size(); round++) {
      compared.add(
          comparison.of(
              figure.applyAsDouble(with.get(round)), figure.applyAsDouble(bare.get(round))));
    }
    return Median.of(compared, d -> d);
  }

  private double median(Variant variant, ToDoubleFunction<CallRound> figure) {
    return Median.of(all.get(variant), figure);
  }

  private static String text(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }

  /** Compares a figure with the one without an agent. */
  private interface Comparison {
    double of(double with, double bare);
  }
}
