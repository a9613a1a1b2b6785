/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The scenario app in a JVM of its own. One command at a time. */
public final class AppProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 90;
  private static final List<String> NOT_INHERITED =
      List.of("OTEL_", "PARSIMONY_", "OPENAI_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);

  private final Process process;
  private final Writer commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<String> stdout = new CopyOnWriteArrayList<>();
  private final List<String> stderr = new CopyOnWriteArrayList<>();
  private final Thread stderrReader;

  private AppProcess(Process process) {
    this.process = process;
    this.commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    read(process.getInputStream(), this::answer);
    this.stderrReader = read(process.getErrorStream(), stderr::add);
  }

  static AppProcess start(AppLaunch launch) {
    ProcessBuilder builder = new ProcessBuilder(launch.commandLine());
    builder.environment().keySet().removeIf(AppProcess::isOurs);
    builder.environment().putAll(launch.environment());
    try {
      return new AppProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(String name) {
    return NOT_INHERITED.stream().anyMatch(name::startsWith);
  }

  /** Makes a call and waits for its result. */
  public AppResult send(AppCommand command) {
    try {
      commands.write(MAPPER.writeValueAsString(command.line()) + "\n");
      commands.flush();
      String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("no answer to " + command + report());
      }
      JsonNode json = MAPPER.readTree(answer);
      if (json.has("broken")) {
        throw new AssertionError("the app broke: " + json.get("broken") + report());
      }
      return new AppResult(json);
    } catch (IOException e) {
      throw new AssertionError("the app has gone" + report(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Begins a call on a thread of its own; {@link #await} tells its result. */
  public void begin(String id, AppCommand call) {
    send(call.with("do", "start").with("id", id));
  }

  /** What the app has seen so far of a call under way. */
  public AppResult look(String id) {
    return send(AppCommand.named("look", id));
  }

  /** Cancels the future, or closes the stream, of a call under way. */
  public void cancel(String id) {
    send(AppCommand.named("cancel", id));
  }

  public void interrupt(String id) {
    send(AppCommand.named("interrupt", id));
  }

  public AppResult await(String id) {
    return send(AppCommand.named("await", id));
  }

  /** The live threads: name, daemon, state, and whose context class loader they hold. */
  public JsonNode threads() {
    return send(AppCommand.named("threads", "")).json().path("threads");
  }

  /** The bytes in use after a garbage collection. */
  public long heap() {
    return send(AppCommand.named("heap", "")).json().path("heap").asLong();
  }

  /** How many failures the agent has swallowed so far; -1 without an agent. */
  public long agentFailures() {
    return send(AppCommand.named("suppressed", "")).agentFailures();
  }

  public long pid() {
    return process.pid();
  }

  /** The lines on the error stream so far. */
  public List<String> stderr() {
    return List.copyOf(stderr);
  }

  /** The lines of the output that the app did not write: there must be none. */
  public List<String> strangeOutput() {
    return stdout.stream().filter(line -> !line.startsWith("{\"")).toList();
  }

  /** Ends the app in order, with its shutdown hooks, and says its exit status. */
  public int stop() {
    try {
      commands.close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the app does not end" + report());
      }
      stderrReader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void answer(String line) {
    stdout.add(line);
    if (line.startsWith("{\"")) {
      answers.add(line);
    }
  }

  private String report() {
    boolean alive = process.isAlive();
    process.destroyForcibly();
    return (alive ? "" : "\nexit status " + process.exitValue())
        + "\nstdout: "
        + lastOf(stdout)
        + "\nstderr: "
        + lastOf(stderr);
  }

  private static String lastOf(List<String> lines) {
    return lines.stream()
        .skip(Math.max(0, lines.size() - 20))
        .map(line -> line.substring(0, Math.min(line.length(), 300)))
        .collect(Collectors.joining("\n"));
  }

  private static Thread read(InputStream stream, Consumer<String> lines) {
    Runnable task =
        () -> {
          try (BufferedReader reader =
              new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines);
          } catch (IOException | UncheckedIOException e) {
            lines.accept("unreadable: " + e);
          }
        };
    Thread thread = new Thread(task, "app-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
