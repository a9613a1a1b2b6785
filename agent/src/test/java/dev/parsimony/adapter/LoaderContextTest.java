/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.TraceParent;
import dev.parsimony.instrument.Fixtures;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderContextTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private final LoaderContext full =
      new LoaderContext(LoaderContextTest.class.getClassLoader(), List.of("com.openai."));
  private final LoaderContext bare =
      new LoaderContext(ClassLoader.getPlatformClassLoader(), List.of("com.openai."));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void currentSpan_isTheParent_alsoWhereItIsNotSampled(boolean sampled) {
    TraceFlags flags = sampled ? TraceFlags.getSampled() : TraceFlags.getDefault();
    Span span = Span.wrap(SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault()));

    try (Scope scope = span.makeCurrent()) {
      TraceParent parent = Objects.requireNonNull(full.currentSpan());
      assertThat(parent.traceId()).isEqualTo(TRACE);
      assertThat(parent.spanId()).isEqualTo(SPAN);
      assertThat(parent.sampled()).isEqualTo(sampled);
    }
  }

  @Test
  void withoutACurrentSpan_thereIsNoParent() {
    assertThat(full.currentSpan()).isNull();
  }

  @Test
  void baggage_isTheApplications() {
    try (Scope scope = Baggage.builder().put("region", "eu").build().makeCurrent()) {
      assertThat(full.baggage("region")).isEqualTo("eu");
      assertThat(full.baggage("absent")).isNull();
    }
  }

  @Test
  void diagnosticContext_isReadThroughTheApplicationsOwnLogging() throws Exception {
    String source =
        """
        package org.slf4j;
        public class MDC {
          public static String get(String key) {
            if (key.equals("broken")) { throw new IllegalStateException(); }
            return "value of " + key;
          }
        }
        """;
    LoaderContext context =
        new LoaderContext(application("org.slf4j.MDC", source), List.of("com.openai."));

    assertThat(context.mdc("tenant")).isEqualTo("value of tenant");
    assertThat(context.mdc("broken")).isNull();
  }

  @Test
  void otherClassesOfTheSameName_areAsIfAbsent() throws Exception {
    String source =
        "package org.slf4j; public class MDC { static int get(Object key) { return 1; } }";
    LoaderContext context =
        new LoaderContext(application("org.slf4j.MDC", source), List.of("com.openai."));

    assertThat(context.mdc("tenant")).isNull();
  }

  @Test
  void withoutTheLibraries_allIsAbsent() {
    assertThat(bare.currentSpan()).isNull();
    assertThat(bare.baggage("region")).isNull();
    assertThat(bare.mdc("tenant")).isNull();
  }

  @Test
  void callingClass_isTheNearestThatIsNeitherLibraryNorJdkNorAgent() throws Exception {
    String source =
        """
        package com.acme;
        public class Caller implements java.util.function.UnaryOperator<Object> {
          public Object apply(Object question) {
            return ((java.util.function.Supplier<?>) question).get();
          }
        }
        """;
    ClassLoader application = application("com.acme.Caller", source);
    @SuppressWarnings("unchecked")
    UnaryOperator<Object> caller =
        (UnaryOperator<Object>)
            application.loadClass("com.acme.Caller").getConstructor().newInstance();
    LoaderContext asLibrary = new LoaderContext(application, List.of("com.acme."));

    assertThat(caller.apply((Supplier<?>) bare::callingClass)).isEqualTo("com.acme.Caller");
    assertThat(caller.apply((Supplier<?>) asLibrary::callingClass))
        .asString()
        .startsWith("org.junit.");
  }

  private static ClassLoader application(String name, String source) throws IOException {
    return Fixtures.load(ClassLoader.getPlatformClassLoader(), Fixtures.compile(8, name, source));
  }
}
