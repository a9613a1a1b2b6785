/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Old-fashioned applications, which use {@code HttpURLConnection} in every way there is. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class UrlConnectionHabitsTest {

  private static final String STUB_IS_A_PROVIDER =
      """
      providers:
        - url: 'http*://127.0.0.1:*/**'
      """;

  private static final String CACHING =
      """
      mode: optimize
      rules:
        - name: all
          cache: {retry-window: 0s}
      """;

  private final Path agent = requireNonNull(AppLaunch.builtAgent());
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.parsimony.it.harness.Jdk#currentAndOldest")
  void everyHabit_isSeenAsWithout_andWhatIsAskedAgainComesFromMemory(Jdk jdk) throws Exception {
    SmallApp app =
        SmallApp.compiled(
            8, folder, "UrlConnectionHabits", SmallApp.source("UrlConnectionHabits"), "");
    List<String> asked = new ArrayList<>();

    List<String> without = seen(app, jdk, List.of(), asked);
    List<String> questions = List.copyOf(asked);
    assertThat(seen(app, jdk, withAgent(""), asked)).isEqualTo(without);
    assertThat(asked).as("observed").isEqualTo(questions);
    assertThat(seen(app, jdk, withAgent(CACHING), asked)).isEqualTo(without);

    List<String> answered = new ArrayList<>(questions);
    asked.forEach(answered::remove);
    assertThat(answered)
        .as("not asked again")
        .hasSize(5)
        .allMatch(
            question -> question.matches(".*\"(plain|https|proxy|head first|stream twice)\".*"));
  }

  private List<String> withAgent(String rules) throws Exception {
    Path config = Files.writeString(folder.resolve("config.yaml"), rules + STUB_IS_A_PROVIDER);
    return List.of("-javaagent:" + agent + "=" + config, "-Dparsimony.telemetry.enabled=false");
  }

  private List<String> seen(SmallApp app, Jdk jdk, List<String> flags, List<String> asked)
      throws Exception {
    try (ChatServer server = ChatServer.start(folder)) {
      Program.Ended ended = app.run(jdk, flags, server.plainUrl(), server.securedUrl());

      assertThat(ended.stderr()).noneMatch(line -> line.contains("suppressed"));
      assertThat(ended.status()).isZero();
      asked.clear();
      asked.addAll(server.asked());
      return ended.stdout();
    }
  }
}
