/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.otlp;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Receives OTLP over gRPC. */
public final class GrpcReceiver extends Receiver {

  private final Server server;

  private GrpcReceiver() throws IOException {
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(traces())
            .addService(measurements())
            .build()
            .start();
  }

  public static GrpcReceiver start() {
    try {
      return new GrpcReceiver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String endpoint() {
    return "http://127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private BindableService traces() {
    return new TraceServiceGrpc.TraceServiceImplBase() {
      @Override
      public void export(
          ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> reply) {
        keep(request);
        reply.onNext(ExportTraceServiceResponse.getDefaultInstance());
        reply.onCompleted();
      }
    };
  }

  private BindableService measurements() {
    return new MetricsServiceGrpc.MetricsServiceImplBase() {
      @Override
      public void export(
          ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> reply) {
        keep(request);
        reply.onNext(ExportMetricsServiceResponse.getDefaultInstance());
        reply.onCompleted();
      }
    };
  }
}
