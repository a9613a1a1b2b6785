/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import dev.parsimony.it.otlp.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The application as it was built, ready to be run in a JVM of its own. */
final class SupportDesk {

  static final String MAIN = "com.example.supportdesk.SupportDesk";

  private static final int PATIENCE_MINUTES = 10;
  private static final List<String> NOT_INHERITED =
      List.of("OTEL_", "PARSIMONY_", "OPENAI_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  private static final String CONFIG = "parsimony.yaml";

  private final Path home = absolute("parsimony.support-desk");
  private final Path agent = absolute("parsimony.agent.jar");
  private final Path folder;

  /**
   * @param folder where the application runs; what its runs leave stays there
   */
  SupportDesk(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    Files.copy(home.resolve(CONFIG), folder.resolve(CONFIG), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path absolute(String property) {
    String path = System.getProperty(property);
    if (path == null) {
      throw new IllegalStateException(property + " is not set");
    }
    return Path.of(path).toAbsolutePath().normalize();
  }

  /** The configuration that the agent is given. */
  Path config() {
    return folder.resolve(CONFIG);
  }

  /** What the agent leaves behind. */
  Path summary() {
    return folder.resolve("summary.json");
  }

  DeskRun runAlone(String model, Provider provider) {
    return run(List.of(), model, provider);
  }

  DeskRun runWithAgent(String model, Provider provider) {
    return run(List.of("-javaagent:" + agent + "=" + CONFIG), model, provider);
  }

  private DeskRun run(List<String> flags, String model, Provider provider) {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      Path output = folder.resolve("output.txt");
      Path errors = folder.resolve("errors.txt");
      Files.deleteIfExists(summary());
      ProcessBuilder builder =
          new ProcessBuilder(command(flags, model))
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      environment(builder.environment(), provider, receiver);
      int status = await(builder.start());
      return new DeskRun(
          status,
          Files.readAllLines(output),
          Files.readAllLines(errors),
          receiver.spans(),
          readSummary());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable AgentSummary readSummary() throws IOException {
    return Files.exists(summary()) ? AgentSummary.read(summary()) : null;
  }

  private List<String> command(List<String> flags, String model) throws IOException {
    Path target = home.resolve("target");
    String libraries = Files.readString(target.resolve("classpath")).strip();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-Dfile.encoding=UTF-8"));
    command.addAll(flags);
    command.addAll(List.of("-cp", target.resolve("classes") + File.pathSeparator + libraries));
    command.addAll(List.of(MAIN, model));
    return command;
  }

  private static void environment(
      Map<String, String> environment, Provider provider, OtlpReceiver receiver) {
    environment.keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
    environment.putAll(provider.environment());
    environment.put("OTEL_SERVICE_NAME", "support-desk");
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint());
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    environment.put("OTEL_METRICS_EXPORTER", "none");
    environment.put("OTEL_LOGS_EXPORTER", "none");
  }

  private static int await(Process process) {
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the application does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
