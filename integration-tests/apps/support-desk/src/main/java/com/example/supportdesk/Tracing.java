/* SPDX-License-Identifier: Apache-2.0 */
package com.example.supportdesk;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The application's own spans, exported as the {@code OTEL_*} variables say. */
final class Tracing {

  private final Tracer tracer;

  private Tracing(Tracer tracer) {
    this.tracer = tracer;
  }

  static Tracing start() {
    return new Tracing(
        AutoConfiguredOpenTelemetrySdk.initialize()
            .getOpenTelemetrySdk()
            .getTracer("com.example.supportdesk"));
  }

  <T> T in(String name, Supplier<T> work) {
    Span span = tracer.spanBuilder(name).startSpan();
    try (Scope current = span.makeCurrent()) {
      return work.get();
    } finally {
      span.end();
    }
  }

  /** A span that lasts until the future is done. */
  <T> CompletableFuture<T> inAsync(String name, Supplier<CompletableFuture<T>> work) {
    Span span = tracer.spanBuilder(name).startSpan();
    try (Scope current = span.makeCurrent()) {
      return work.get().whenComplete((result, failure) -> span.end());
    }
  }
}
