/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.MDC;

/**
 * An application that traces itself with an OpenTelemetry SDK of its own. Makes each call that it
 * is told to under the span, the baggage and the diagnostic context that the command names, and
 * tells the ids of that span too.
 */
public final class TracedApp {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Library library;
  private final Tracer tracer;

  private TracedApp(Library library, Tracer tracer) {
    this.library = library;
    this.tracer = tracer;
  }

  public static void main(String[] args) throws IOException {
    SdkTracerProvider provider = SdkTracerProvider.builder().setSampler(new NamedOut()).build();
    OpenTelemetrySdk.builder().setTracerProvider(provider).buildAndRegisterGlobal();
    // The OpenTelemetry agent, if there is one, puts itself in the place of the global SDK.
    Tracer tracer = GlobalOpenTelemetry.getTracer("traced-app");
    TracedApp app = new TracedApp(new LibraryUnderTest(args[0], args[1]), tracer);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      ObjectNode answer = app.answer(MAPPER.readTree(line));
      System.out.println(answer.put("agentFailures", Diagnostics.suppressed()));
    }
    System.exit(0);
  }

  private ObjectNode answer(JsonNode line) {
    Command command = new Command(line);
    if (!command.text("do", "call").equals("call")) {
      return MAPPER.createObjectNode();
    }
    Context context = Context.current().with(baggage(line.path("baggage")));
    if (line.has("span")) {
      Span span = tracer.spanBuilder(command.text("span", "")).startSpan();
      return under(context.with(span), span, command);
    }
    return under(context, Span.getInvalid(), command);
  }

  private ObjectNode under(Context context, Span span, Command command) {
    try (Scope scope = context.makeCurrent();
        MDC.MDCCloseable tenant = MDC.putCloseable("tenant", command.text("mdcTenant", ""))) {
      return library
          .call(command)
          .run()
          .put("traceId", span.getSpanContext().getTraceId())
          .put("spanId", span.getSpanContext().getSpanId());
    } finally {
      span.end();
    }
  }

  private static Baggage baggage(JsonNode entries) {
    BaggageBuilder baggage = Baggage.builder();
    for (Map.Entry<String, JsonNode> entry : entries.properties()) {
      baggage.put(entry.getKey(), entry.getValue().asText());
    }
    return baggage.build();
  }
}
