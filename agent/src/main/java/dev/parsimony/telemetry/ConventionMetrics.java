/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;

/** The client metrics of the GenAI conventions. */
final class ConventionMetrics {

  private static final int MAX_CHUNKS = 10_000;

  private final MetricAttributes attributes;
  private final DoubleHistogram duration;
  private final DoubleHistogram firstChunk;
  private final DoubleHistogram outputChunk;
  private final LongHistogram tokens;

  ConventionMetrics(Meter meter, MetricAttributes attributes) {
    this.attributes = attributes;
    this.duration = seconds(meter, SemanticNames.OPERATION_DURATION, "GenAI operation duration.");
    this.firstChunk =
        seconds(meter, SemanticNames.TIME_TO_FIRST_CHUNK, "Time to the first chunk of a stream.");
    this.outputChunk =
        seconds(meter, SemanticNames.TIME_PER_OUTPUT_CHUNK, "Time per chunk after the first.");
    this.tokens =
        meter
            .histogramBuilder(SemanticNames.TOKEN_USAGE)
            .ofLongs()
            .setUnit("{token}")
            .setDescription("Number of input and output tokens used.")
            .setExplicitBucketBoundariesAdvice(SemanticNames.TOKEN_BUCKETS)
            .build();
  }

  void record(Exchange exchange, Context context) {
    Attributes call = attributes.call(exchange);
    Timing timing = exchange.timing();
    duration.record(
        Outcome.seconds(timing.duration()), attributes.withError(call, exchange), context);
    if (Outcome.hasFirstChunk(exchange)) {
      firstChunk.record(Outcome.seconds(timing.firstChunk()), call, context);
      recordOutputChunks(timing, call, context);
    }
    Usage usage = Outcome.billed(exchange);
    if (usage != null) {
      recordTokens(usage.input(), SemanticNames.INPUT, call, context);
      if (exchange.request().operation() != Operation.EMBEDDINGS) {
        recordTokens(usage.output(), SemanticNames.OUTPUT, call, context);
      }
    }
  }

  /* Each chunk after the first counts once, with the mean of its stream: single gaps are not kept. */
  private void recordOutputChunks(Timing timing, Attributes call, Context context) {
    int gaps = timing.chunks() - 1;
    long time = timing.lastChunk() - timing.firstChunk();
    if (gaps <= 0 || time < 0) {
      return;
    }
    double mean = Outcome.seconds(time) / gaps;
    for (int i = 0; i < Math.min(gaps, MAX_CHUNKS); i++) {
      outputChunk.record(mean, call, context);
    }
  }

  private void recordTokens(long count, String type, Attributes call, Context context) {
    if (count >= 0) {
      tokens.record(count, MetricAttributes.withTokenType(call, type), context);
    }
  }

  private static DoubleHistogram seconds(Meter meter, String name, String description) {
    return meter
        .histogramBuilder(name)
        .setUnit("s")
        .setDescription(description)
        .setExplicitBucketBoundariesAdvice(SemanticNames.SECONDS_BUCKETS)
        .build();
  }
}
