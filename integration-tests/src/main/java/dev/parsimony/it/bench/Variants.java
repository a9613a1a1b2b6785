/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ways in which the applications are run. */
final class Variants {

  static final Variant BARE = new Variant("no agent", List.of(), Map.of());

  static final String OBSERVE = "parsimony observe";
  static final String OPTIMIZE = "parsimony optimize";
  static final String CACHE_HIT = "parsimony cache hit";

  /** The variants that are to meet the goals of the start-up. */
  static final List<String> GOALS_HOLD_FOR = List.of(OBSERVE, OPTIMIZE);

  private static final Map<String, String> NO_EXPORTERS =
      Map.of(
          "OTEL_TRACES_EXPORTER", "none",
          "OTEL_METRICS_EXPORTER", "none",
          "OTEL_LOGS_EXPORTER", "none");

  private static final String CACHE_RULE =
      """
      mode: optimize
      rules:
        - name: all
          cache: {ttl: 1h, retry-window: 0s}
      """;

  /* A small cache, which is full after the warm-up. */
  private static final String SOAK_RULE =
      """
      mode: optimize
      cache: {max-size: 4MiB}
      rules:
        - name: all
          cache: {ttl: 5m}
      """;

  private static final String COMPRESS_RULE =
      """
      mode: optimize
      providers:
        - url: 'http://127.0.0.1:*/**'
      rules:
        - name: all
          compress: {level: %s}
      """;

  private Variants() {}

  /** No agent, then some of the others; all of them when nothing is chosen. */
  static List<Variant> chosen(List<String> names, List<Variant> others) {
    List<Variant> chosen = new ArrayList<>(List.of(BARE));
    others.stream().filter(v -> names.isEmpty() || names.contains(v.name())).forEach(chosen::add);
    return chosen;
  }

  static Variant observe() {
    return ours(OBSERVE, "", NO_EXPORTERS);
  }

  static Variant optimize() {
    return ours(OPTIMIZE, "=" + config(CACHE_RULE), NO_EXPORTERS);
  }

  /** Optimizes, with questions that repeat. */
  static Variant cacheHit() {
    return ours(CACHE_HIT, "=" + config(CACHE_RULE), NO_EXPORTERS);
  }

  /** Observes and exports. */
  static Variant exporting(String otlpEndpoint) {
    return ours("parsimony observe, OTLP", "", otlp(otlpEndpoint));
  }

  /** Optimizes and exports. */
  static Variant optimizeExporting(String otlpEndpoint) {
    return ours("parsimony optimize, OTLP", "=" + config(CACHE_RULE), otlp(otlpEndpoint));
  }

  /** Optimizes and exports, with little room. */
  static Variant soaked(String otlpEndpoint) {
    return ours("parsimony soaked", "=" + config(SOAK_RULE), otlp(otlpEndpoint));
  }

  /** Makes all prompts shorter, at one level. */
  static Variant compressing(String level) {
    return ours(level, "=" + config(COMPRESS_RULE.formatted(level)), NO_EXPORTERS);
  }

  /** With a configuration of its own. */
  static Variant configured(String name, String text) {
    return ours(name, "=" + config(text), NO_EXPORTERS);
  }

  static Variant openTelemetry() {
    return new Variant("OpenTelemetry", agent(peer("opentelemetry-javaagent.jar")), NO_EXPORTERS);
  }

  /** With its defaults; nothing listens where it reports to. */
  static Variant datadog() {
    return new Variant("Datadog", agent(peer("dd-java-agent.jar")), Map.of());
  }

  private static Variant ours(String name, String argument, Map<String, String> environment) {
    Path jar =
        Path.of(System.getProperty("parsimony.agent.jar", "agent/target/parsimony-agent.jar"));
    return new Variant(name, agent(existing(jar) + argument), environment);
  }

  private static Map<String, String> otlp(String endpoint) {
    Map<String, String> environment = new HashMap<>();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    environment.put("OTEL_LOGS_EXPORTER", "none");
    return environment;
  }

  private static List<String> agent(String jarAndArgument) {
    return List.of("-javaagent:" + jarAndArgument);
  }

  private static String peer(String name) {
    Path folder = Path.of(System.getProperty("parsimony.peers", "integration-tests/target/peers"));
    return existing(folder.resolve(name)).toString();
  }

  private static Path existing(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is missing");
    }
    return jar.toAbsolutePath().normalize();
  }

  private static Path config(String text) {
    try {
      Path file = Files.createTempFile("parsimony-bench", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
