package dev.parsimony.it.bench;

import dev.parsimony.it.otlp.OtlpReceiver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Many threads, all ways of calling, faults and repeated questions for a long time, with the cache
 * and the export on: nothing may be wrong, lost, suppressed or kept.
 */
final class Soak {

  private static final double MOST_HEAP_GROWTH = 4;
  private static final double MOST_THREAD_GROWTH = 6;

  private final SoakProcess app;
  private final SoakJudge judge;
  private final SoakTelemetry telemetry;
  private final List<SoakSample> samples = new ArrayList<>();
  private final Goals goals = new Goals();

  private Soak(SoakProcess app, SoakJudge judge, SoakTelemetry telemetry) {
    this.app = app;
    this.judge = judge;
    this.telemetry = telemetry;
  }

  /** Whether nothing was off. */
  static boolean run(Options options) throws IOException, InterruptedException {
    Duration length = Duration.ofSeconds(Math.round(options.decimal("minutes", 60) * 60));
    SoakJudge judge = new SoakJudge();
    try (StubProcess stub = StubProcess.start();
        OtlpReceiver receiver = OtlpReceiver.start();
        SoakProcess app =
            SoakProcess.start(
                Variants.optimizeExporting(receiver.endpoint()),
                stub.baseUrl(),
                options.number("threads", 64),
                judge)) {
      return new Soak(app, judge, new SoakTelemetry(receiver)).last(length);
    }
  }

  private boolean last(Duration length) throws IOException, InterruptedException {
    System.out.println(Machine.description() + ", " + length.toMinutes() + " minutes\n");
    long start = System.nanoTime();
    long interval = Math.min(Duration.ofSeconds(30).toNanos(), length.toNanos() / 15);
    for (long due = interval; due <= length.toNanos(); due += interval) {
      while (System.nanoTime() - start < due) {
        TimeUnit.MILLISECONDS.sleep(500);
        telemetry.drain();
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
        "%6.0f s  %9d calls  %6.1f MiB after GC  %4d threads  %d suppressed  %d wrong  %d spans%n",
        seconds,
        sample.asked(),
        sample.heapMebibytes(),
        sample.threads(),
        sample.suppressed(),
        judge.wrong(),
        telemetry.spans());
  }

  private boolean verdict(SoakSample last, int exit) {
    MarkdownTable table = new MarkdownTable("fault: outcome", "calls");
    judge.outcomes().forEach((outcome, count) -> table.row(outcome, count.toString()));
    System.out.println("\n" + table);
    long told = telemetry.counter("parsimony.exchanges");
    goals.atMost("wrong outcomes or answers", 0, judge.wrong(), "");
    goals.atMost("calls without an end", 0, last.asked() - judge.calls(), "");
    goals.atMost("calls that the telemetry does not count", 0, Math.abs(last.asked() - told), "");
    goals.atMost("dropped exchanges", 0, telemetry.counter("parsimony.dropped_exchanges"), "");
    goals.atMost("suppressed failures", 0, Math.abs(last.suppressed()), "");
    goals.atMost("growth of the heap", MOST_HEAP_GROWTH, heap().growth(), "MiB");
    goals.atMost("growth of the threads", MOST_THREAD_GROWTH, threads().growth(), "");
    goals.atMost("exit status", 0, exit, "");
    System.out.println(goals);
    return goals.allMet();
  }

  private Trend heap() {
    return Trend.of(samples, SoakSample::heapMebibytes);
  }

  private Trend threads() {
    return Trend.of(samples, SoakSample::threads);
  }
}
