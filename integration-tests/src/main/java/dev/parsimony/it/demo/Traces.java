/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The spans of a run: those of the application, and under them those of the agent. */
final class Traces {

  static final String SERVED_BY = "parsimony.served_by";

  private static final Set<String> STEPS = Set.of("embed", "classify", "draft");

  private final List<Span> spans;

  Traces(List<Span> spans) {
    this.spans =
        spans.stream().sorted(Comparator.comparingLong(Span::getStartTimeUnixNano)).toList();
  }

  /** What the application measured for each call, around the client library. */
  List<Long> callNanos() {
    return nanos(span -> true);
  }

  /** The same for the calls that the agent answered from its cache. */
  List<Long> hitNanos() {
    Set<ByteString> hits =
        spans.stream()
            .filter(span -> servedBy(span).equals("cache"))
            .map(Span::getParentSpanId)
            .collect(Collectors.toSet());
    return nanos(span -> hits.contains(span.getSpanId()));
  }

  /** The last trace in which every call was served in one way. */
  Optional<List<Span>> lastServedBy(String who) {
    return traces().stream()
        .filter(trace -> isServedBy(who, trace))
        .reduce((earlier, later) -> later);
  }

  static String servedBy(Span span) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(SERVED_BY))
        .map(KeyValue::getValue)
        .map(value -> value.getStringValue())
        .findFirst()
        .orElse("");
  }

  static long nanos(Span span) {
    return span.getEndTimeUnixNano() - span.getStartTimeUnixNano();
  }

  private List<Long> nanos(Predicate<Span> which) {
    return spans.stream()
        .filter(span -> STEPS.contains(span.getName()))
        .filter(which)
        .map(Traces::nanos)
        .toList();
  }

  private Collection<List<Span>> traces() {
    Map<ByteString, List<Span>> traces =
        spans.stream()
            .collect(
                Collectors.groupingBy(Span::getTraceId, LinkedHashMap::new, Collectors.toList()));
    return traces.values();
  }

  private static boolean isServedBy(String who, List<Span> trace) {
    List<String> answers =
        trace.stream().map(Traces::servedBy).filter(answer -> !answer.isEmpty()).toList();
    return answers.size() == STEPS.size() && answers.stream().allMatch(who::equals);
  }
}
