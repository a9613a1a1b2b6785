/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes JVMs of one kind: the one that runs this code, with a variant, running a bench app. */
record BenchJvm(Variant variant, List<String> flags) {

  private static final String NOT_INHERITED =
      "(OTEL|PARSIMONY|OPENAI|DD)_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS";

  static BenchJvm of(Variant variant, String... flags) {
    return new BenchJvm(variant, List.of(flags));
  }

  /** The command that runs an app; its name is that of its class. */
  ProcessBuilder running(String app, String... args) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(flags);
    command.addAll(variant.flags());
    command.addAll(List.of("-cp", classPath(), "dev.parsimony.bench." + app));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches(NOT_INHERITED));
    builder.environment().putAll(variant.environment());
    return builder;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    Path target =
        Path.of(System.getProperty("parsimony.bench.apps", "integration-tests/apps/bench/target"));
    try {
      String libraries = Files.readString(target.resolve("classpath")).strip();
      return target.resolve("classes") + File.pathSeparator + libraries;
    } catch (IOException e) {
      throw new UncheckedIOException("the bench apps are not built", e);
    }
  }
}
