/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The provider stub in a process of its own, so that its work does not count. */
final class StubProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final String baseUrl;

  private StubProcess(Process process, BufferedReader answers, String baseUrl) {
    this.process = process;
    this.answers = answers;
    this.baseUrl = baseUrl;
  }

  static StubProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                BenchJvm.java(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                StubServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String url = lines.readLine();
    if (url == null) {
      throw new IOException("the provider stub did not start");
    }
    return new StubProcess(process, lines, url);
  }

  String baseUrl() {
    return baseUrl;
  }

  /** How many calls have come so far. */
  int calls() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the provider stub has gone");
    }
    return Integer.parseInt(line);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
