/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A collector that keeps every span and metric, whatever way they come. */
public abstract class Receiver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<ResourceSpans> resourceSpans = new ArrayList<>();
  private final List<ScopeMetrics> scopeMetrics = new ArrayList<>();

  /** The value for {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
  public abstract String endpoint();

  public List<Span> spans() {
    return locked(this::allSpans);
  }

  /** The spans with the resource and scope that sent them. */
  public List<ResourceSpans> resourceSpans() {
    return locked(() -> List.copyOf(resourceSpans));
  }

  /** Every export of every metric, oldest first. */
  public List<Metric> metrics() {
    return locked(this::allMetrics);
  }

  /** The metrics with the scope that measured them. */
  public List<ScopeMetrics> scopeMetrics() {
    return locked(() -> List.copyOf(scopeMetrics));
  }

  /** Waits until there are that many spans, and tells all there are. */
  public List<Span> awaitSpans(int count) {
    return await(() -> allSpans(), spans -> spans.size() >= count, count + " spans");
  }

  /** Waits for an export of a metric that fulfils a condition, and tells the first. */
  public Metric awaitMetric(String name, Predicate<Metric> condition) {
    return await(
            () ->
                allMetrics().stream()
                    .filter(m -> m.getName().equals(name))
                    .filter(condition)
                    .toList(),
            found -> !found.isEmpty(),
            name)
        .get(0);
  }

  public void clear() {
    locked(
        () -> {
          resourceSpans.clear();
          scopeMetrics.clear();
          return List.of();
        });
  }

  @Override
  public abstract void close();

  final void keep(ExportTraceServiceRequest request) {
    keep(() -> resourceSpans.addAll(request.getResourceSpansList()));
  }

  final void keep(ExportMetricsServiceRequest request) {
    keep(
        () ->
            request
                .getResourceMetricsList()
                .forEach(resource -> scopeMetrics.addAll(resource.getScopeMetricsList())));
  }

  private void keep(Runnable addition) {
    lock.lock();
    try {
      addition.run();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<Span> allSpans() {
    return resourceSpans.stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  private List<Metric> allMetrics() {
    return scopeMetrics.stream().flatMap(scope -> scope.getMetricsList().stream()).toList();
  }

  private <T> List<T> locked(Look<T> look) {
    lock.lock();
    try {
      return look.look();
    } finally {
      lock.unlock();
    }
  }

  private <T> List<T> await(Look<T> look, Predicate<List<T>> enough, String what) {
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      while (!enough.test(look.look())) {
        if (left <= 0) {
          throw new AssertionError(what + " did not come; there are " + look.look());
        }
        left = arrived.awaitNanos(left);
      }
      return look.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /** Looks at what has come, under the lock. */
  private interface Look<T> {
    List<T> look();
  }
}
