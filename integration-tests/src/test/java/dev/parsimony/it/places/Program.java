/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to be run to its end.
 *
 * @param folder where what it prints is kept
 * @param environment on top of the usual one
 * @param input what it reads
 */
record Program(Path folder, Map<String, String> environment, String input) {

  private static final long PATIENCE_SECONDS = 120;

  /** How a run ended. */
  record Ended(int status, List<String> stdout, List<String> stderr) {

    /** The lines that the agent wrote. */
    List<String> told() {
      return stderr.stream().filter(line -> line.startsWith("[parsimony]")).toList();
    }
  }

  static Program in(Path folder) {
    return new Program(folder, Map.of(), "");
  }

  Program withEnvironment(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put(name, value);
    return new Program(folder, all, input);
  }

  Program withInput(String text) {
    return new Program(folder, environment, text);
  }

  Ended run(List<String> command) throws IOException {
    Path stdin = Files.writeString(folder.resolve("stdin"), input);
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("(OTEL|PARSIMONY|JAVA|JDK)_.*"));
    builder.environment().putAll(environment);
    builder.redirectInput(stdin.toFile());
    builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    int status = statusOf(builder.start(), command, stderr);
    return new Ended(status, Files.readAllLines(stdout), Files.readAllLines(stderr));
  }

  private static int statusOf(Process process, List<String> command, Path stderr)
      throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(command + " does not end: " + Files.readString(stderr));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
