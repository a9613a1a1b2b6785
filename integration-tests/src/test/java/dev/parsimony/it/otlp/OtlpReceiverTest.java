/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtlpReceiverTest {

  private final OtlpReceiver receiver = OtlpReceiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void spansAndMetrics_areDecodedAndKept() throws Exception {
    Span span = Span.newBuilder().setName("chat gpt-4o").build();
    Metric metric = Metric.newBuilder().setName("gen_ai.client.token.usage").build();

    post(
        "/v1/traces",
        ExportTraceServiceRequest.newBuilder()
            .addResourceSpans(
                ResourceSpans.newBuilder().addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
            .build());
    post(
        "/v1/metrics",
        ExportMetricsServiceRequest.newBuilder()
            .addResourceMetrics(
                ResourceMetrics.newBuilder()
                    .addScopeMetrics(ScopeMetrics.newBuilder().addMetrics(metric)))
            .build());

    assertThat(receiver.awaitSpans(1)).containsExactly(span);
    assertThat(receiver.awaitMetric("gen_ai.client.token.usage", m -> true)).isEqualTo(metric);
  }

  private void post(String path, Message message) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(receiver.endpoint() + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.toByteArray()))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isEqualTo(200);
  }
}
