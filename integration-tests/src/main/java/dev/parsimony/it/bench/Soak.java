/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.it.otlp.OtlpReceiver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many threads, all ways of calling, faults and repeated questions for a long time, with the cache
 * and the export on: nothing may be wrong, lost, suppressed or kept.
 */
final class Soak {

  private static final double MOST_GROWTH = 1.1;

  private final SoakProcess app;
  private final SoakJudge judge;
  private final @Nullable SoakTelemetry telemetry;
  private final List<SoakSample> samples = new ArrayList<>();
  private final Goals goals = new Goals();

  /**
   * @param telemetry what the agent tells; null without it
   */
  private Soak(SoakProcess app, SoakJudge judge, @Nullable SoakTelemetry telemetry) {
    this.app = app;
    this.judge = judge;
    this.telemetry = telemetry;
  }

  /** Whether nothing was off. */
  static boolean run(Options options) throws IOException, InterruptedException {
    Duration length = Duration.ofSeconds(Math.round(options.decimal("minutes", 60) * 60));
    boolean bare = options.list("agent").contains("none");
    SoakJudge judge = new SoakJudge();
    try (StubProcess stub = StubProcess.start();
        OtlpReceiver receiver = OtlpReceiver.start();
        SoakProcess app =
            SoakProcess.start(
                bare ? Variants.BARE : Variants.soaked(receiver.endpoint()),
                stub.baseUrl(),
                options.number("threads", 64),
                judge)) {
      return new Soak(app, judge, bare ? null : new SoakTelemetry(receiver)).last(length);
    }
  }

  private boolean last(Duration length) throws IOException, InterruptedException {
    System.out.println(Machine.description() + ", " + length.toMinutes() + " minutes\n");
    long start = System.nanoTime();
    long interval = Math.min(Duration.ofSeconds(30).toNanos(), length.toNanos() / 15);
    for (long due = interval; due <= length.toNanos(); due += interval) {
      while (System.nanoTime() - start < due) {
        TimeUnit.MILLISECONDS.sleep(500);
        if (telemetry != null) {
          telemetry.drain();
        }
      }
      samples.add(app.sample());
      print((System.nanoTime() - start) / 1e9, samples.get(samples.size() - 1));
    }
    SoakSample last = app.stop();
    int exit = app.exit();
    return verdict(last, exit);
  }

  private void print(double seconds, SoakSample sample) {
    System.out.printf(
        "%6.0f s  %9d calls  %6.1f MiB after GC  %4d threads  %d suppressed  %d wrong%n",
        seconds,
        sample.asked(),
        sample.heapMebibytes(),
        sample.threads(),
        sample.suppressed(),
        judge.wrong());
  }

  private boolean verdict(SoakSample last, int exit) {
    MarkdownTable table = new MarkdownTable("fault: outcome", "calls");
    judge.outcomes().forEach((outcome, count) -> table.row(outcome, count.toString()));
    System.out.println("\n" + table);
    goals.atMost("wrong outcomes or answers", 0, judge.wrong(), "");
    goals.atMost("calls without an end", 0, last.asked() - judge.calls(), "");
    goals.atMost("growth of the heap", MOST_GROWTH, growth(SoakSample::heapMebibytes), "x");
    goals.atMost("growth of the threads", MOST_GROWTH, growth(SoakSample::threads), "x");
    if (telemetry != null) {
      judgeAgent(telemetry, last);
    }
    goals.atMost("exit status", 0, exit, "");
    System.out.println(goals);
    return goals.allMet();
  }

  private void judgeAgent(SoakTelemetry told, SoakSample last) {
    long untold = last.asked() - told.counter("parsimony.exchanges");
    goals.atMost("calls that the agent does not count", 0, Math.abs(untold), "");
    goals.atMost(
        "calls that its telemetry dropped", 0, told.counter("parsimony.dropped_exchanges"), "");
    goals.atMost("failures that it suppressed", 0, Math.abs(last.suppressed()), "");
    System.out.println(told.spans() + " spans received\n");
  }

  private double growth(ToDoubleFunction<SoakSample> figure) {
    return Trend.of(samples, figure).growth();
  }
}
