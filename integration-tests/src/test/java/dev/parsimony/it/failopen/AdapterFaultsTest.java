/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each method of each adapter fail that its library's calls reach, whether they go to the
 * provider or are answered from memory.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class AdapterFaultsTest {

  /** Further transports of Spring's clients, which have ways of their own. */
  private static final List<Client> OTHERS =
      Stream.of(Client.SPRING_WEB_TRANSPORTS, Client.SPRING_WEBFLUX_TRANSPORTS)
          .flatMap(List::stream)
          .toList();

  @TempDir Path folder;

  /* One adapter that has more to do than most, and in the full matrix each. */
  @TestFactory
  Stream<DynamicTest> failingStep_isNotNoticedByTheApplication() {
    return Stream.of(Client.newestOfEach(), OTHERS)
        .flatMap(List::stream)
        .filter(client -> Jdk.fullMatrix() || client.library() == ClientLibrary.HTTP_URL_CONNECTION)
        .map(client -> DynamicTest.dynamicTest(client.describe(), () -> strikeAll(client)));
  }

  private void strikeAll(Client client) throws Exception {
    List<String> points = AdapterPoints.all();
    List<String> failures = new ArrayList<>();
    int struck = 0;
    FaultyApp app = start(client, points);
    try {
      for (Flow flow : Flow.alone(client.library().chatForms())) {
        app.visits(flow, points);
        // Some steps are taken the first time alone.
        for (String point : app.visits(flow, points).keySet()) {
          if (AdapterPoints.isGuarded(point)) {
            struck++;
            String failure = strike(app, flow, new Fault(point, "exception", 1));
            if (failure != null) {
              failures.add(failure);
              app.close();
              app = start(client, points);
            }
          }
        }
      }
      app.assertQuiet();
    } finally {
      app.close();
    }
    assertThat(failures).isEmpty();
    assertThat(struck).as("faults").isGreaterThan(20);
  }

  private FaultyApp start(Client client, List<String> points) throws IOException {
    return new FaultyApp(client, Files.createTempDirectory(folder, client.name()), points);
  }

  private static @Nullable String strike(FaultyApp app, Flow flow, Fault fault) {
    try {
      app.strikeIfReached(flow, fault);
      return null;
    } catch (AssertionError | Exception e) {
      String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      return flow + ", " + fault + ": " + message;
    }
  }
}
