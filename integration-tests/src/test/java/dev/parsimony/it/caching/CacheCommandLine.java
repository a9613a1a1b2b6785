/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command {@code cache} of the built agent, run as an operator does. */
record CacheCommandLine(Path files, Jdk jdk, Map<String, String> environment) {

  private static final long PATIENCE_SECONDS = 60;

  Ended run(String action, Path config, String... more) throws Exception {
    String jar = requireNonNull(AppLaunch.builtAgent()).toString();
    List<String> command = new ArrayList<>(jdk.command());
    command.addAll(List.of("-jar", jar, "cache", action, config.toString()));
    command.addAll(List.of(more));
    Path stdout = files.resolve("stdout");
    Path stderr = files.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("(OTEL|PARSIMONY|JAVA|JDK)_.*"));
    builder.environment().putAll(environment);
    Process process =
        builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile()).start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(Files.readAllLines(stdout), Files.readAllLines(stderr));
  }

  /** What a command printed. */
  record Ended(List<String> stdout, List<String> stderr) {}
}
