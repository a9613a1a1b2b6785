/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes the span of a closed exchange. */
final class SpanWriter {

  private static final int MAX_NAME = 200;

  private final Tracer tracer;

  SpanWriter(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The context with the span that was written, ended already. */
  Context write(Exchange exchange) {
    Timing timing = exchange.timing();
    Context parent = parent(exchange.parent());
    Span span =
        tracer
            .spanBuilder(name(exchange.request()))
            .setSpanKind(SpanKind.CLIENT)
            .setParent(parent)
            .setStartTimestamp(timing.startEpochNanos(), TimeUnit.NANOSECONDS)
            .setAllAttributes(SpanAttributes.atStart(exchange.request()))
            .startSpan();
    if (span.isRecording()) {
      span.setAllAttributes(SpanAttributes.atEnd(exchange));
      if (Outcome.errorType(exchange) != null) {
        span.setStatus(StatusCode.ERROR);
      }
    }
    span.end(timing.startEpochNanos() + Math.max(timing.duration(), 0), TimeUnit.NANOSECONDS);
    return parent.with(span);
  }

  private static String name(RequestFacts request) {
    String operation = request.operation().label();
    String model = request.model();
    return model.isEmpty() || model.length() > MAX_NAME ? operation : operation + " " + model;
  }

  private static Context parent(@Nullable TraceParent parent) {
    if (parent == null) {
      return Context.root();
    }
    TraceFlags flags = parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    parent.traceId(), parent.spanId(), flags, TraceState.getDefault())));
  }
}
