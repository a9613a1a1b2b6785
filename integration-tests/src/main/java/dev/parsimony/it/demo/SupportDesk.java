package dev.parsimony.it.demo;

import dev.parsimony.it.otlp.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Path home = Path.of(System.getProperty("parsimony.support-desk"));
  private final Path agent = Path.of(System.getProperty("parsimony.agent.jar"));
  private final Path folder;

  /**
   * @param folder where the application runs, and leaves files
   */
  SupportDesk(Path folder) {
    this.folder = folder;
  }

  /** The configuration that the agent is given. */
  Path config() {
    return home.resolve("parsimony.yaml").toAbsolutePath().normalize();
  }

  DeskRun runAlone(String model, Provider provider) {
    return run(List.of(), model, provider);
  }

  DeskRun runWithAgent(String model, Provider provider) {
    String jar = agent.toAbsolutePath().normalize().toString();
    return run(List.of("-javaagent:" + jar + "=" + config()), model, provider);
  }

  private DeskRun run(List<String> flags, String model, Provider provider) {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      Path output = folder.resolve("output.txt");
      Path errors = folder.resolve("errors.txt");
      Path summary = folder.resolve("summary.json");
      Files.deleteIfExists(summary);
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
          summary(summary));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static @Nullable AgentSummary summary(Path file) throws IOException {
    return Files.exists(file) ? AgentSummary.read(file) : null;
  }

  private List<String> command(List<String> flags, String model) throws IOException {
    Path target = home.resolve("target").toAbsolutePath().normalize();
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
