/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import dev.parsimony.it.otlp.OtlpAttributes;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A span as a collector received it.
 *
 * @param attributes all of them, as plain values
 */
public record ExportedSpan(Span span, Map<String, Object> attributes) {

  public static ExportedSpan of(Span span) {
    return new ExportedSpan(span, OtlpAttributes.of(span.getAttributesList()));
  }

  public String name() {
    return span.getName();
  }

  public String traceId() {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  public String parentId() {
    return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
  }

  /** When it began, in nanoseconds since 1970. */
  public long start() {
    return span.getStartTimeUnixNano();
  }

  public double seconds() {
    return (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1e9;
  }

  /** What was decided and why, as {@code policy=outcome:reason}. */
  public List<String> decisions() {
    List<String> decisions = list("parsimony.decision");
    List<String> reasons = list("parsimony.reason");
    return IntStream.range(0, decisions.size())
        .mapToObj(i -> decisions.get(i) + ":" + reasons.get(i))
        .toList();
  }

  /** The rule of each decision; empty where no rule spoke at all. */
  public List<String> rules() {
    return list("parsimony.rule");
  }

  public Object servedBy() {
    return attributes.getOrDefault("parsimony.served_by", "");
  }

  private List<String> list(String name) {
    Object value = attributes.getOrDefault(name, List.of());
    List<?> all = value instanceof List<?> several ? several : List.of(value);
    return all.stream().map(Object::toString).toList();
  }
}
