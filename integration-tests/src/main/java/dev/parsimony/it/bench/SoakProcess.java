/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The soak's app in a JVM of its own. */
final class SoakProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 180;

  private final Process process;
  private final Writer commands;
  private final SoakJudge judge;
  private final BlockingQueue<SoakSample> samples = new LinkedBlockingQueue<>();

  private SoakProcess(Process process, SoakJudge judge) {
    this.process = process;
    this.judge = judge;
    this.commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  static SoakProcess start(Variant variant, String baseUrl, int threads, SoakJudge judge)
      throws IOException {
    ProcessBuilder builder =
        BenchJvm.of(variant, "-Xmx512m").running("SoakApp", baseUrl, Integer.toString(threads));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    SoakProcess soak = new SoakProcess(builder.start(), judge);
    Thread reader = new Thread(soak::read, "soak-output");
    reader.setDaemon(true);
    reader.start();
    return soak;
  }

  SoakSample sample() throws IOException, InterruptedException {
    return command("sample");
  }

  /** Lets the calls under way come to their end, and tells how it was then. */
  SoakSample stop() throws IOException, InterruptedException {
    return command("stop");
  }

  /** Ends the app in order, and tells its exit status. */
  int exit() throws IOException, InterruptedException {
    commands.close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the app does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private SoakSample command(String line) throws IOException, InterruptedException {
    commands.write(line + "\n");
    commands.flush();
    SoakSample sample = samples.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (sample == null) {
      throw new IOException("no answer to " + line + ": a call does not end");
    }
    return sample;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, line.split("\t", -1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String line, String[] fields) {
    switch (fields[0]) {
      case "call" -> judge.judge(fields);
      case "sample" -> samples.add(SoakSample.parse(fields));
      default -> judge.strange(line);
    }
  }
}
