/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;

/** An OTLP collector over HTTP that keeps what it gets. */
final class OtlpReceiver implements AutoCloseable {

  final List<ResourceSpans> resourceSpans = new CopyOnWriteArrayList<>();
  final List<ResourceMetrics> resourceMetrics = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  final List<String> paths = new CopyOnWriteArrayList<>();
  final List<String> encodings = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Semaphore metricsPass = new Semaphore(Integer.MAX_VALUE);

  OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::receive);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Span> spans() {
    return resourceSpans.stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  List<Metric> metrics() {
    return resourceMetrics.stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .filter(scope -> scope.getScope().getName().equals("dev.parsimony"))
        .flatMap(scope -> scope.getMetricsList().stream())
        .toList();
  }

  /** From now on metrics are taken as they come, but answered only when the result lets them. */
  Semaphore holdMetrics() {
    metricsPass = new Semaphore(0);
    return metricsPass;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    paths.add(path);
    try (InputStream body = body(exchange)) {
      if (path.endsWith("/v1/metrics")) {
        resourceMetrics.addAll(
            ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList());
        metricsPass.acquireUninterruptibly();
      } else {
        resourceSpans.addAll(ExportTraceServiceRequest.parseFrom(body).getResourceSpansList());
      }
    }
    answer(exchange);
  }

  private InputStream body(HttpExchange exchange) throws IOException {
    authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
    List<String> encoding =
        exchange.getRequestHeaders().getOrDefault("Content-Encoding", List.of("identity"));
    encodings.addAll(encoding);
    return encoding.contains("gzip")
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
