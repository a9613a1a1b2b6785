/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws one trace with what its spans tell of tokens and money. */
final class TraceTree {

  /* What stands together on a line. */
  private static final List<List<String>> SHOWN =
      List.of(
          List.of("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "parsimony.cost.usd"),
          List.of(Traces.SERVED_BY, "parsimony.decision"),
          List.of("parsimony.saved.input_tokens", "parsimony.saved.output_tokens"),
          List.of("parsimony.saved.nano_usd"));

  private final List<Span> spans;
  private final List<String> lines = new ArrayList<>();

  private TraceTree(List<Span> spans) {
    this.spans = spans;
  }

  /**
   * @param spans in the order of their start
   */
  static List<String> lines(List<Span> spans) {
    TraceTree tree = new TraceTree(spans);
    spans.stream().filter(span -> span.getParentSpanId().isEmpty()).forEach(r -> tree.add(r, ""));
    return tree.lines;
  }

  private void add(Span span, String indent) {
    String name = indent + span.getName();
    lines.add(String.format("%-40s %10s", name, Milliseconds.text(Traces.nanos(span))));
    Map<String, String> attributes =
        span.getAttributesList().stream()
            .collect(Collectors.toMap(KeyValue::getKey, a -> text(a.getValue())));
    for (List<String> shown : SHOWN) {
      String line =
          shown.stream()
              .filter(attributes::containsKey)
              .map(key -> key + "=" + attributes.get(key))
              .collect(Collectors.joining("  "));
      if (!line.isEmpty()) {
        lines.add(indent + "    " + line);
      }
    }
    spans.stream()
        .filter(child -> child.getParentSpanId().equals(span.getSpanId()))
        .forEach(child -> add(child, indent + "  "));
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case INT_VALUE -> Long.toString(value.getIntValue());
      case DOUBLE_VALUE ->
          BigDecimal.valueOf(value.getDoubleValue()).stripTrailingZeros().toPlainString();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream()
              .map(TraceTree::text)
              .collect(Collectors.joining(", ", "[", "]"));
      default -> value.getStringValue();
    };
  }
}
