/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The app that makes calls in a loop, in a JVM of its own. */
final class CallLoopProcess implements AutoCloseable {

  private final Variant variant;
  private final Process process;
  private final Path errors;
  private final Writer commands;
  private final BufferedReader answers;

  private CallLoopProcess(Variant variant, Process process, Path errors) {
    this.variant = variant;
    this.process = process;
    this.errors = errors;
    this.commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static CallLoopProcess start(Variant variant, String baseUrl) throws IOException {
    Path errors = Files.createTempFile("bench", ".err");
    ProcessBuilder builder =
        BenchJvm.of(variant, "-Xms512m", "-Xmx512m").running("CallLoop", baseUrl);
    return new CallLoopProcess(variant, builder.redirectError(errors.toFile()).start(), errors);
  }

  Variant variant() {
    return variant;
  }

  /**
   * Makes some calls.
   *
   * @param distinct among how many prompts they take turns; 0 for a new one each
   */
  CallRound round(int calls, int distinct) throws IOException {
    commands.write(calls + " " + distinct + "\n");
    commands.flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the app has gone:\n" + Files.readString(errors));
    }
    return CallRound.parse(line);
  }

  /** Lets it come to its end, and the agent with it. */
  void end() throws IOException, InterruptedException {
    commands.close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IOException("the app does not end");
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(errors);
  }
}
