/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a hit takes from each place where an answer may be kept, beside the same call to the
 * provider. What is on disk or in Redis was put there by a JVM that has ended, and is asked for
 * once: it is in memory then.
 */
final class HitBenchmark {

  private static final int REPEATED_PROMPTS = 50;

  private final StubProcess stub;
  private final int rounds;
  private final int calls;
  private final int warmup;
  private final Map<Variant, String> variants = new LinkedHashMap<>();
  private final Map<Variant, Integer> asked = new LinkedHashMap<>();
  private final List<CallLoopProcess> processes = new ArrayList<>();
  private final Rounds<CallRound> measured = new Rounds<>();

  HitBenchmark(StubProcess stub, Options options) {
    this.stub = stub;
    this.rounds = options.number("rounds", 21);
    this.calls = options.number("calls", 1000);
    this.warmup = options.number("warmup", 5000);
    add(Variants.BARE, stub.baseUrl());
  }

  void add(Variant variant, String baseUrl) {
    variants.put(variant, baseUrl);
  }

  /** One whose answers another JVM keeps before. */
  void addKept(Variant variant) throws IOException, InterruptedException {
    try (CallLoopProcess keeping = CallLoopProcess.start(variant, stub.baseUrl())) {
      keeping.round(warmup + rounds * calls, 0);
      keeping.end();
    }
    add(variant, stub.baseUrl());
  }

  void run() throws IOException {
    try {
      for (Map.Entry<Variant, String> each : variants.entrySet()) {
        CallLoopProcess process = CallLoopProcess.start(each.getKey(), each.getValue());
        processes.add(process);
        process.round(warmup, distinct(each.getKey()));
      }
      for (int round = 0; round < rounds; round++) {
        for (CallLoopProcess process : processes) {
          int before = stub.calls();
          measured.add(process.variant(), process.round(calls, distinct(process.variant())));
          asked.merge(process.variant(), stub.calls() - before, Integer::sum);
        }
      }
    } finally {
      for (CallLoopProcess process : processes) {
        process.close();
      }
    }
  }

  /* What is kept behind memory is asked for once. */
  private static int distinct(Variant variant) {
    List<String> repeated = List.of(LevelVariants.MEMORY, LevelVariants.GATEWAY);
    return repeated.contains(variant.name()) ? REPEATED_PROMPTS : 0;
  }

  String table() {
    MarkdownTable table =
        new MarkdownTable("one call", "hits %", "p50 us", "p99 us", "CPU us", "x p50", "x p99");
    for (Variant variant : variants.keySet()) {
      table.row(
          variant.name(),
          MarkdownTable.figure("%.1f", 100 * hits(variant)),
          MarkdownTable.figure("%.0f", measured.median(variant, CallRound::p50) / 1e3),
          MarkdownTable.figure("%.0f", measured.median(variant, CallRound::p99) / 1e3),
          MarkdownTable.figure("%.0f", measured.median(variant, CallRound::cpuNanos) / 1e3),
          MarkdownTable.figure("%.2f", ratio(variant)),
          MarkdownTable.figure("%.2f", measured.ratio(variant, CallRound::p99)));
    }
    return table.toString();
  }

  void judge(Goals goals) {
    Map<String, Double> most =
        Map.of(LevelVariants.MEMORY, 0.6, LevelVariants.DISK, 2.0, LevelVariants.REDIS, 2.0);
    for (Variant variant : variants.keySet()) {
      Double limit = most.get(variant.name());
      if (limit != null) {
        goals.atMost(variant.name() + ", p50 of a bare call", limit, ratio(variant), "x");
        goals.atLeast(variant.name() + ", found", 99, 100 * hits(variant), "%");
        judgeBesideGateway(goals, variant);
      }
    }
  }

  private void judgeBesideGateway(Goals goals, Variant variant) {
    for (Variant other : variants.keySet()) {
      if (other.name().equals(LevelVariants.GATEWAY)) {
        double beside = ratio(variant) / ratio(other);
        goals.atMost(variant.name() + ", p50 of the gateway's", 1, beside, "x");
      }
    }
  }

  private double ratio(Variant variant) {
    return measured.ratio(variant, CallRound::p50);
  }

  private double hits(Variant variant) {
    return 1 - asked.getOrDefault(variant, 0) / (double) (rounds * calls);
  }
}
