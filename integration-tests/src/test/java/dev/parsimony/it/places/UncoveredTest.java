/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What reaches a provider and is not covered. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class UncoveredTest {

  private final Path agent = requireNonNull(AppLaunch.builtAgent());
  private final String okHttp = Client.OKHTTP.get(Client.OKHTTP.size() - 1).classPath();
  @TempDir Path folder;

  @Test
  void webSocketsToAProvider_areToldOnceForEachClient() throws IOException {
    assertThat(told(ClientLibrary.STUB_IS_A_PROVIDER))
        .filteredOn(line -> line.contains("is not covered"))
        .hasSize(2)
        .anyMatch(line -> line.contains("an OkHttp WebSocket"))
        .anyMatch(line -> line.contains("a java.net.http WebSocket"));
  }

  @Test
  void webSocketsToAnotherHost_areNoneOfItsBusiness() throws IOException {
    assertThat(told("mode: observe\n")).noneMatch(line -> line.contains("is not covered"));
  }

  private List<String> told(String text) throws IOException {
    Path config = Files.writeString(folder.resolve("config.yaml"), text);
    SmallApp app =
        SmallApp.compiled(17, folder, "WebSockets", SmallApp.source("WebSockets"), okHttp)
            .withLibraries(okHttp);

    Program.Ended ended =
        app.run(
            Jdk.current(), List.of("-javaagent:" + agent + "=" + config), "http://127.0.0.1:1/v1");

    assertThat(ended.stdout()).containsExactly("refused", "refused");
    assertThat(ended.stderr()).noneMatch(line -> line.contains("suppressed"));
    return ended.told();
  }
}
