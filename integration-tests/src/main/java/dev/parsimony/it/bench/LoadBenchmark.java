/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cache under load: how many calls it answers of those that it could, how fast, and in how much
 * memory; and what a hit takes from each place.
 */
final class LoadBenchmark {

  private static final int ROOM = 64;
  private static final int LITTLE_ROOM = 4;

  private final Options options;
  private final StubProcess stub;
  private final @Nullable GatewayProcess gateway;
  private final LoadPlan plan;
  private final Goals goals = new Goals();
  private final StringBuilder report = new StringBuilder();

  private LoadBenchmark(
      Options options, StubProcess stub, @Nullable GatewayProcess gateway, LoadPlan plan) {
    this.options = options;
    this.stub = stub;
    this.gateway = gateway;
    this.plan = plan;
  }

  /** Whether all goals were met. */
  static boolean run(Options options) throws IOException, InterruptedException {
    LoadPlan plan = LoadPlan.read(Path.of(options.text("data")), options.number("seconds", 120));
    String folder = options.text("gateway");
    Path installed = Path.of(folder.isEmpty() ? "integration-tests/gateway" : folder);
    try (StubProcess stub = StubProcess.start();
        GatewayProcess gateway = GatewayProcess.start(installed)) {
      LoadBenchmark benchmark = new LoadBenchmark(options, stub, gateway, plan);
      benchmark.measureHits();
      benchmark.measureLoad();
      return benchmark.report();
    }
  }

  private void measureHits() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("bench-cache");
    try (RedisProcess redis = RedisProcess.start()) {
      HitBenchmark hits = new HitBenchmark(stub, options);
      hits.add(LevelVariants.memory(), stub.baseUrl());
      hits.addKept(LevelVariants.disk(directory));
      if (redis == null) {
        say("There was no redis-server in the path: hits from Redis were not measured.");
      } else {
        hits.addKept(LevelVariants.redis(redis.url()));
      }
      if (gateway == null) {
        say("The gateway was not there (" + GatewayProcess.INSTALL + "): not compared with it.");
      } else {
        hits.add(LevelVariants.gateway(stub.baseUrl()), gateway.baseUrl());
      }
      hits.run();
      hits.judge(goals);
      say(hits.table());
    } finally {
      delete(directory);
    }
  }

  private void measureLoad() throws IOException {
    Path file = Files.createTempFile("load", ".plan");
    plan.write(file);
    Map<String, LoadResult> results = new LinkedHashMap<>();
    List<Variant> variants =
        List.of(
            LevelVariants.bound(ROOM), LevelVariants.bound(LITTLE_ROOM), LevelVariants.defaults());
    for (Variant variant : variants) {
      results.put(variant.name(), new LoadProcess(variant, stub).run(stub.baseUrl(), file));
    }
    Files.delete(file);
    LoadReport load = new LoadReport(plan, results);
    say(load.hitRates());
    say(load.latencies());
    load.judge(goals, ROOM + " MiB", LITTLE_ROOM + " MiB", LITTLE_ROOM);
  }

  private boolean report() throws IOException {
    say(goals.toString());
    System.out.println(report);
    String doc = options.text("doc");
    if (!doc.isEmpty()) {
      MarkedText.replace(Path.of(doc), "load", report.toString());
    }
    return goals.allMet();
  }

  private void say(String text) {
    report.append(report.length() == 0 ? "" : "\n").append(text.strip()).append('\n');
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
