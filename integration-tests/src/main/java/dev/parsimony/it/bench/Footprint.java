/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used from its start to its end.
 *
 * @param cpuSeconds user and system time, of all its threads
 * @param peakMebibytes the most memory that was resident
 */
record Footprint(double wallMillis, double cpuSeconds, double peakMebibytes) {

  private static final double TICKS_PER_SECOND = 100;
  private static final int CHILDREN_USER = 13;

  /** Runs a process to its end. No other child of this JVM may end meanwhile. */
  static Footprint of(ProcessBuilder builder) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("bench", ".err");
    try {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile());
      double cpu = cpuOfEndedChildren();
      long start = System.nanoTime();
      Process process = builder.start();
      long peak = peakUntilTheEnd(process);
      double wall = (System.nanoTime() - start) / 1e6;
      if (process.waitFor() != 0) {
        throw new IllegalStateException(builder.command() + "\n" + Files.readString(errors));
      }
      return new Footprint(wall, cpuOfEndedChildren() - cpu, peak / 1024.0);
    } finally {
      Files.delete(errors);
    }
  }

  private static long peakUntilTheEnd(Process process) throws InterruptedException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    long peak = 0;
    do {
      peak = Math.max(peak, peakKibibytes(status));
    } while (!process.waitFor(
        Duration.ofMillis(2).toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS));
    return peak;
  }

  private static long peakKibibytes(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException hasEnded) {
      // What was seen before stands.
    }
    return 0;
  }

  /* Kept exactly by the kernel, and told in ticks. */
  private static double cpuOfEndedChildren() throws IOException {
    String line = Files.readString(Path.of("/proc/self/stat"));
    String[] behindName = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long user = Long.parseLong(behindName[CHILDREN_USER]);
    long system = Long.parseLong(behindName[CHILDREN_USER + 1]);
    return (user + system) / TICKS_PER_SECOND;
  }
}
