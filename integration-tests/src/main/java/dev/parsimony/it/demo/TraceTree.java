package dev.parsimony.it.demo;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws one trace with what its spans tell of tokens and money. */
final class TraceTree {

  private static final String TOKENS = "gen_ai.usage.";
  private static final Set<String> DECISIONS =
      Set.of(
          Traces.SERVED_BY,
          "parsimony.decision",
          "parsimony.reason",
          "parsimony.cost.usd",
          "parsimony.saved.input_tokens",
          "parsimony.saved.output_tokens",
          "parsimony.saved.nano_usd");

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
    lines.add(String.format("%-48s %9s", name, Milliseconds.text(Traces.nanos(span))));
    attributes(span, TOKENS).forEach(line -> lines.add(indent + "    " + line));
    attributes(span, "parsimony.").forEach(line -> lines.add(indent + "    " + line));
    spans.stream()
        .filter(child -> child.getParentSpanId().equals(span.getSpanId()))
        .forEach(child -> add(child, indent + "  "));
  }

  /* One line for all that starts alike, to keep the tree low. */
  private static List<String> attributes(Span span, String prefix) {
    String all =
        span.getAttributesList().stream()
            .filter(attribute -> attribute.getKey().startsWith(prefix))
            .filter(a -> prefix.equals(TOKENS) || DECISIONS.contains(a.getKey()))
            .map(TraceTree::text)
            .sorted()
            .collect(Collectors.joining("  "));
    return all.isEmpty() ? List.of() : List.of(all);
  }

  private static String text(KeyValue attribute) {
    return attribute.getKey() + "=" + text(attribute.getValue());
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case INT_VALUE -> Long.toString(value.getIntValue());
      case DOUBLE_VALUE -> java.math.BigDecimal.valueOf(value.getDoubleValue()).toPlainString();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream()
              .map(TraceTree::text)
              .collect(Collectors.joining(", ", "[", "]"));
      default -> value.getStringValue();
    };
  }
}
