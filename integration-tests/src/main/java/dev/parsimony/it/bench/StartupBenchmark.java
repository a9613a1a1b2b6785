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
 * What an agent adds to a whole process, from start to exit. Each round runs every variant once, so
 * that the figures of one round saw the same machine.
 */
final class StartupBenchmark {

  private final List<Variant> variants;
  private final int rounds;
  private final Goals goals = new Goals();

  private StartupBenchmark(List<Variant> variants, int rounds) {
    this.variants = variants;
    this.rounds = rounds;
  }

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
                  Variants.exporting(receiver.endpoint()),
                  Variants.openTelemetry(),
                  Variants.datadog()));
      variants.removeIf(v -> v != Variants.BARE && !only.isEmpty() && !only.contains(v.name()));
      StartupBenchmark benchmark =
          new StartupBenchmark(variants, options.number("rounds", 11));
      return benchmark.measure(stub.baseUrl());
    }
  }

  private boolean measure(String baseUrl) throws IOException, InterruptedException {
    System.out.println(Machine.description() + ", medians of " + rounds + " rounds\n");
    Map<Variant, List<Footprint>> empty = footprints("EmptyMain");
    print("an empty main", empty);
    Map<Variant, List<Footprint>> chat = footprints("OneChat", baseUrl);
    print("one chat call", chat);
    for (Variant variant : List.of(variants.get(1), variants.get(2))) {
      judgeEmptyMain(variant, empty);
      double ratio = median(variant, chat, f -> f.cpuSeconds()) / median(Variants.BARE, chat, f -> f.cpuSeconds());
      goals.atMost("CPU of one chat call, " + variant, 1.4, ratio, "x");
    }
    System.out.println(goals);
    return goals.allMet();
  }

  private void judgeEmptyMain(Variant variant, Map<Variant, List<Footprint>> empty) {
    String where = " of an empty main, " + variant;
    goals.atMost("wall time" + where, 100, added(variant, empty, f -> f.wallSeconds() * 1e3), "ms");
    goals.atMost("CPU" + where, 0.10, added(variant, empty, f -> f.cpuSeconds()), "s");
    goals.atMost("memory" + where, 15, added(variant, empty, f -> f.peakMebibytes()), "MiB");
  }

  /* The first round fills the caches of the file system and does not count. */
  private Map<Variant, List<Footprint>> footprints(String app, String... args)
      throws IOException, InterruptedException {
    Map<Variant, List<Footprint>> all = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Variant variant : variants) {
        Footprint footprint = Footprint.of(BenchJvm.of(variant).running(app, args));
        if (round > 0) {
          all.computeIfAbsent(variant, first -> new ArrayList<>()).add(footprint);
        }
      }
    }
    return all;
  }

  private void print(String app, Map<Variant, List<Footprint>> all) {
    MarkdownTable table =
        new MarkdownTable(app, "wall ms", "CPU s", "peak MiB", "+ wall ms", "+ CPU s", "+ MiB", "x CPU");
    for (Variant variant : variants) {
      double cpu = median(variant, all, f -> f.cpuSeconds());
      table.row(
          variant.name(),
          text("%.0f", median(variant, all, f -> f.wallSeconds() * 1e3)),
          text("%.2f", cpu),
          text("%.0f", median(variant, all, f -> f.peakMebibytes())),
          text("%+.0f", added(variant, all, f -> f.wallSeconds() * 1e3)),
          text("%+.2f", added(variant, all, f -> f.cpuSeconds())),
          text("%+.0f", added(variant, all, f -> f.peakMebibytes())),
          text("%.2f", cpu / median(Variants.BARE, all, f -> f.cpuSeconds())));
    }
    System.out.println(table);
  }

  private static double median(
      Variant variant, Map<Variant, List<Footprint>> all, ToDoubleFunction<Footprint> figure) {
    return Median.of(all.get(variant), figure);
  }

  /** The median of the differences to the same round without an agent. */
  private double added(
      Variant variant, Map<Variant, List<Footprint>> all, ToDoubleFunction<Footprint> figure) {
    List<Double> differences = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Footprint bare = all.get(Variants.BARE).get(round);
      differences.add(
          figure.applyAsDouble(all.get(variant).get(round)) - figure.applyAsDouble(bare));
    }
    return Median.of(differences, d -> d);
  }

  private static String text(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
