/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the application that makes the calls of a plan, in a JVM of its own. */
final class LoadProcess {

  private final Variant variant;
  private final StubProcess stub;

  LoadProcess(Variant variant, StubProcess stub) {
    this.variant = variant;
    this.stub = stub;
  }

  LoadResult run(String baseUrl, Path plan) throws IOException {
    Path results = Files.createTempFile("load", ".txt");
    Process process =
        BenchJvm.of(variant, "-Xms512m", "-Xmx512m")
            .running("LoadApp", baseUrl, plan.toString(), results.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      SoakSample before = sample(lines);
      int callsBefore = stub.calls();
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      SoakSample after = sample(lines);
      int calls = stub.calls() - callsBefore;
      int differing = Integer.parseInt(line(lines));
      require(process.waitFor() == 0, "the application failed");
      return new LoadResult(
          LoadResult.byKind(Files.readAllLines(results)),
          calls,
          after.heapMebibytes() - before.heapMebibytes(),
          after.suppressed(),
          differing);
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
      Files.delete(results);
    }
  }

  private SoakSample sample(BufferedReader lines) throws IOException {
    return SoakSample.parse(line(lines).split("\t", -1));
  }

  private String line(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    require(line != null, "the application has gone");
    return String.valueOf(line);
  }

  private void require(boolean good, String otherwise) throws IOException {
    if (!good) {
      throw new IOException(variant + ": " + otherwise);
    }
  }
}
