/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each step of the answers on disk fail: an answer that is written, forgotten in memory, and
 * read again. The application sees what it sees without the agent.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskFaultsTest {

  private static final List<String> KINDS =
      Jdk.fullMatrix() ? List.of("exception", "error", "overflow") : List.of("exception");

  private Path directory = Path.of("");
  private FaultyApp app;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    directory = folder.resolve("parsimony-cache");
    List<String> points =
        Stream.concat(Points.onDisk().stream(), Stream.of(FaultyApp.DRAIN)).toList();
    String disk = "cache: {disk: {directory: '%s'}}\n".formatted(folder);
    app = new FaultyApp(Client.NEWEST, folder, points, disk);
  }

  @AfterAll
  void stop() throws IOException {
    app.close();
  }

  @TestFactory
  Stream<DynamicTest> failingStep_isNotNoticedByTheApplication() throws InterruptedException {
    Flow flow = new Flow("kept", true, this::play);
    Set<String> reached = app.visits(flow, Points.onDisk()).keySet();
    assertThat(reached).containsExactlyInAnyOrderElementsOf(Points.onDisk());
    return Points.onDisk().stream()
        .flatMap(point -> KINDS.stream().map(kind -> new Fault(point, kind, 1)))
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.toString(),
                    () -> {
                      app.strike(flow, fault);
                      app.assertQuiet();
                    }));
  }

  private List<AppResult> play(
      AppProcess process, ProviderStub stub, AppCommand call, Flow.Arming arming) {
    arming.arm();
    AppResult first = process.send(call);
    if (arming != Flow.Arming.NONE) {
      forgetInMemory();
    }
    return List.of(first, process.send(call));
  }

  /* To purge what there is nothing of empties the memory, and happens after what was to be written. */
  private void forgetInMemory() {
    Path request = directory.resolve("purge-0123456789abcdef");
    Path draft = directory.resolve("request.new");
    try {
      // The rule "none".
      Files.writeString(draft, "parsimony-purge 1\nrule bm9uZQ==\nend\n");
      Files.move(draft, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FaultyApp.until("the request to be taken up", () -> !Files.exists(request));
  }
}
