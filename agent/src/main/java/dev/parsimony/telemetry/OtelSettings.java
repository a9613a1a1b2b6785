/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The {@code otel.*} settings of the process, reduced to those that our SDK has and to values that
 * it accepts. What is meant for another agent is left out, value by value.
 */
final class OtelSettings {

  private static final String DISABLED = "otel.sdk.disabled";
  private static final String TRACES_EXPORTER = "otel.traces.exporter";
  private static final String METRICS_EXPORTER = "otel.metrics.exporter";
  private static final Map<String, SettingRule> RULES = rules();

  private final Map<String, String> usable;
  private final List<String> refused;
  private final boolean disabled;

  private OtelSettings(Map<String, String> usable, List<String> refused, boolean disabled) {
    this.usable = Collections.unmodifiableMap(usable);
    this.refused = Collections.unmodifiableList(refused);
    this.disabled = disabled;
  }

  /** System properties come before environment variables. */
  static OtelSettings of(Map<String, String> systemProperties, Map<String, String> environment) {
    Map<String, Given> given = new TreeMap<>();
    environment.forEach((name, value) -> note(name, dotted(name, '_'), value, given));
    systemProperties.forEach((name, value) -> note(name, dotted(name, '-'), value, given));
    Map<String, String> usable = new HashMap<>();
    List<String> refused = new ArrayList<>();
    RULES.forEach(
        (name, rule) -> {
          Given setting = given.getOrDefault(name, Given.NOTHING);
          String part = setting.value.isEmpty() ? null : rule.usable(setting.value);
          if (part != null) {
            usable.put(name, part);
          }
          if (!setting.value.isEmpty() && !setting.value.equalsIgnoreCase(part)) {
            refused.add(setting.name);
          }
        });
    usable.putIfAbsent("otel.exporter.otlp.protocol", "http/protobuf");
    usable.put("otel.logs.exporter", ExporterRule.NONE);
    usable.put("otel.propagators", ExporterRule.NONE);
    Given off = given.getOrDefault(DISABLED, Given.NOTHING);
    return new OtelSettings(usable, refused, off.value.equalsIgnoreCase("true"));
  }

  /** Whether there is nothing to export. */
  boolean off() {
    return disabled
        || (ExporterRule.NONE.equals(usable.get(TRACES_EXPORTER))
            && ExporterRule.NONE.equals(usable.get(METRICS_EXPORTER)));
  }

  Map<String, String> usable() {
    return usable;
  }

  /** The names, as given, of settings whose value, or a part of it, cannot be used. */
  List<String> refused() {
    return disabled ? Collections.emptyList() : refused;
  }

  /** Every setting that is read. */
  static Set<String> names() {
    return RULES.keySet();
  }

  /** Only what says who we are and whether to export: for when the rest cannot be combined. */
  Map<String, String> bare() {
    Map<String, String> bare = new HashMap<>(usable);
    bare.keySet()
        .removeIf(
            name ->
                !name.endsWith(".exporter")
                    && !name.endsWith(".endpoint")
                    && !name.endsWith(".headers")
                    && !name.endsWith(".protocol")
                    && !name.equals("otel.service.name")
                    && !name.equals("otel.propagators"));
    return bare;
  }

  private static void note(String name, String dotted, String value, Map<String, Given> given) {
    if (RULES.containsKey(dotted) || dotted.equals(DISABLED)) {
      given.put(dotted, new Given(name, value));
    }
  }

  private static String dotted(String name, char separator) {
    return name.toLowerCase(Locale.ROOT).replace(separator, '.');
  }

  private static Map<String, SettingRule> rules() {
    Map<String, SettingRule> rules = new LinkedHashMap<>();
    rules.put(TRACES_EXPORTER, new ExporterRule());
    rules.put(METRICS_EXPORTER, new ExporterRule());
    rules.put("otel.service.name", SettingRule.TEXT);
    rules.put("otel.resource.attributes", SettingRule.RESOURCE);
    rules.put("otel.resource.disabled.keys", SettingRule.TEXT);
    rules.put(
        "otel.traces.sampler",
        SettingRule.oneOf(
            "always_on",
            "always_off",
            "traceidratio",
            "parentbased_always_on",
            "parentbased_always_off",
            "parentbased_traceidratio"));
    rules.put("otel.traces.sampler.arg", SettingRule.RATIO);
    rules.put("otel.bsp.schedule.delay", SettingRule.DURATION);
    rules.put("otel.bsp.export.timeout", SettingRule.DURATION);
    rules.put("otel.bsp.max.queue.size", SettingRule.COUNT);
    rules.put("otel.bsp.max.export.batch.size", SettingRule.COUNT);
    rules.put("otel.metric.export.interval", SettingRule.DURATION);
    rules.put("otel.metric.export.timeout", SettingRule.DURATION);
    rules.put(
        "otel.metrics.exemplar.filter",
        SettingRule.oneOf("always_on", "always_off", "trace_based"));
    rules.put("otel.java.metrics.cardinality.limit", SettingRule.COUNT);
    rules.put("otel.attribute.count.limit", SettingRule.COUNT);
    rules.put("otel.attribute.value.length.limit", SettingRule.COUNT);
    rules.put("otel.span.attribute.count.limit", SettingRule.COUNT);
    rules.put("otel.span.attribute.value.length.limit", SettingRule.COUNT);
    rules.put("otel.java.exporter.otlp.retry.disabled", SettingRule.BOOLEAN);
    rules.put(
        "otel.java.exporter.memory.mode", SettingRule.oneOf("immutable_data", "reusable_data"));
    rules.put(
        "otel.exporter.otlp.metrics.temporality.preference",
        SettingRule.oneOf("cumulative", "delta", "lowmemory"));
    rules.put(
        "otel.exporter.otlp.metrics.default.histogram.aggregation",
        SettingRule.oneOf("EXPLICIT_BUCKET_HISTOGRAM", "BASE2_EXPONENTIAL_BUCKET_HISTOGRAM"));
    for (String signal : new String[] {"", "traces.", "metrics."}) {
      otlp("otel.exporter.otlp." + signal, rules);
    }
    return rules;
  }

  private static void otlp(String prefix, Map<String, SettingRule> rules) {
    rules.put(prefix + "endpoint", SettingRule.ENDPOINT);
    rules.put(prefix + "headers", SettingRule.HEADERS);
    rules.put(prefix + "timeout", SettingRule.DURATION);
    rules.put(prefix + "protocol", SettingRule.oneOf("http/protobuf", "grpc"));
    rules.put(prefix + "compression", SettingRule.oneOf("gzip", "none"));
    rules.put(prefix + "certificate", SettingRule.FILE);
    rules.put(prefix + "client.key", SettingRule.FILE);
    rules.put(prefix + "client.certificate", SettingRule.FILE);
  }

  /** A setting as it was given. */
  private static final class Given {

    static final Given NOTHING = new Given("", "");

    final String name;
    final String value;

    Given(String name, String value) {
      this.name = name;
      this.value = value.trim().replaceAll("\\s*,\\s*", ",");
    }
  }
}
