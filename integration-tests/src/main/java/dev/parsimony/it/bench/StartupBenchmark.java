/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.it.otlp.OtlpReceiver;
import java.io.IOException;
import java.util.List;

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
    try (StubProcess stub = StubProcess.start();
        OtlpReceiver receiver = OtlpReceiver.start()) {
      List<Variant> variants =
          Variants.chosen(
              options.list("only"),
              List.of(
                  Variants.observe(),
                  Variants.optimize(),
                  Variants.exporting(receiver.endpoint()),
                  Variants.openTelemetry(),
                  Variants.datadog()));
      return new StartupBenchmark(variants, options.number("rounds", 11)).measure(stub.baseUrl());
    }
  }

  private boolean measure(String baseUrl) throws IOException, InterruptedException {
    System.out.println(Machine.description() + ", medians of " + rounds + " rounds\n");
    Rounds<Footprint> empty = footprints("EmptyMain");
    print("an empty main", empty);
    Rounds<Footprint> chat = footprints("OneChat", baseUrl);
    print("one chat call", chat);
    Rounds<Footprint> other = footprints("OtherHttp", baseUrl);
    print("HTTP, but no LLM", other);
    for (Variant variant : variants) {
      if (Variants.GOALS_HOLD_FOR.contains(variant.name())) {
        judge(variant, empty, chat);
        judgeOther(variant, other);
      }
    }
    System.out.println(goals);
    return goals.allMet();
  }

  private void judge(Variant variant, Rounds<Footprint> empty, Rounds<Footprint> chat) {
    String name = variant + ", empty main: ";
    goals.atMost(name + "wall time", 100, empty.added(variant, Footprint::wallMillis), "ms");
    goals.atMost(name + "CPU", 0.10, empty.added(variant, Footprint::cpuSeconds), "s");
    goals.atMost(name + "memory", 15, empty.added(variant, Footprint::peakMebibytes), "MiB");
    double ratio = chat.ratio(variant, Footprint::cpuSeconds);
    goals.atMost(variant + ", one chat call: CPU", 1.4, ratio, "x");
  }

  private void judgeOther(Variant variant, Rounds<Footprint> other) {
    String name = variant + ", HTTP, but no LLM: ";
    goals.atMost(name + "wall time", 300, other.added(variant, Footprint::wallMillis), "ms");
    goals.atMost(name + "CPU", 0.5, other.added(variant, Footprint::cpuSeconds), "s");
  }

  /* The first round fills the caches of the file system and does not count. */
  private Rounds<Footprint> footprints(String app, String... args)
      throws IOException, InterruptedException {
    Rounds<Footprint> measured = new Rounds<>();
    for (int round = 0; round <= rounds; round++) {
      for (Variant variant : variants) {
        Footprint footprint = Footprint.of(BenchJvm.of(variant).running(app, args));
        if (round > 0) {
          measured.add(variant, footprint);
        }
      }
    }
    return measured;
  }

  private void print(String app, Rounds<Footprint> measured) {
    MarkdownTable table =
        new MarkdownTable(
            app, "wall ms", "CPU s", "peak MiB", "+ wall ms", "+ CPU s", "+ MiB", "x CPU");
    for (Variant variant : variants) {
      table.row(
          variant.name(),
          MarkdownTable.figure("%.0f", measured.median(variant, Footprint::wallMillis)),
          MarkdownTable.figure("%.2f", measured.median(variant, Footprint::cpuSeconds)),
          MarkdownTable.figure("%.0f", measured.median(variant, Footprint::peakMebibytes)),
          MarkdownTable.figure("%+.0f", measured.added(variant, Footprint::wallMillis)),
          MarkdownTable.figure("%+.2f", measured.added(variant, Footprint::cpuSeconds)),
          MarkdownTable.figure("%+.0f", measured.added(variant, Footprint::peakMebibytes)),
          MarkdownTable.figure("%.2f", measured.ratio(variant, Footprint::cpuSeconds)));
    }
    System.out.println(table);
  }
}
