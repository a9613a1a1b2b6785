/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.fleet.Fleet;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.server.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A budget that applications share by a Redis. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class FleetBudgetTest {

  private static final long LIMIT = 100_000;
  private static final int JVMS = 4;
  private static final int CALLERS = 16;

  /* What one call is reserved at: its text at three bytes a token, its output, some for the rest. */
  private static final String PROMPT = "lorem ipsum dolor ".repeat(40);
  private static final int OUTPUT = 100;
  private static final int RESERVED = PROMPT.length() / 3 + OUTPUT + 60;

  private final Fleet fleet;

  FleetBudgetTest(@TempDir Path files) {
    fleet = new Fleet(Client.NEWEST, files);
  }

  static List<Path> servers() {
    return RedisServer.binaries();
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void fourJvms_passTheBudgetByNoMoreThanTheirCallsInFlight_andUseIt(Path binary) {
    RedisServer redis = fleet.redis(binary);
    for (int i = 0; i < JVMS; i++) {
      // Their agents start one after the other: all at once would be a test of the machine.
      Jdk jdk = Jdk.currentAndOldest().get(i % Jdk.currentAndOldest().size());
      assertThat(start(jdk, redis.url(), LIMIT).send(AppCommand.chat("first")).ok()).isTrue();
    }
    fleet.provider().latency(Duration.ofMillis(50));

    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (AppProcess app : fleet.apps()) {
      running.add(CompletableFuture.runAsync(() -> callUntilRefused(app)));
    }
    running.forEach(CompletableFuture::join);

    assertThat(bought()).isBetween(LIMIT * 90 / 100, LIMIT + JVMS * CALLERS * RESERVED);
    fleet.assertNothingFailed();
    assertThat(fleet.apps()).allMatch(app -> told(app).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void usedUpBudget_isUsedForOthers_andForOneAfterAKill_andNobodyWaitsForADeadRedis(Path binary) {
    RedisServer redis = fleet.redis(binary);
    AppProcess first = start(Jdk.current(), redis.url(), 1);
    assertThat(first.send(AppCommand.chat("once")).ok()).isTrue();
    Await.until(
        "the use is told",
        () -> redis.keys("").stream().anyMatch(key -> key.contains("budget-1:{")));
    first.close();

    AppProcess second = start(Jdk.current(), redis.url(), 1);
    Await.until(
        "the use is known", () -> !second.send(AppCommand.chat("again").maxRetries(0)).ok());
    assertThat(second.send(AppCommand.chat("again").maxRetries(0)).error().toString())
        .contains("The budget 'small' of 1 tokens a month is used up until");

    AppProcess alone = start(Jdk.current(), "redis://127.0.0.1:" + RedisServer.freePort(), LIMIT);
    assertThat(alone.send(AppCommand.chat("without a Redis")).ok()).isTrue();
    Await.until("it is told", () -> !told(alone).isEmpty());
    assertThat(alone.send(AppCommand.chat("without a Redis")).ok()).isTrue();
    assertThat(told(alone)).singleElement().asString().contains("cannot be asked");
    assertThat(alone.agentFailures()).isZero();
    assertThat(second.agentFailures()).isZero();
    assertThat(second.stop()).isZero();
  }

  /* Until nobody has been let through for longer than others hold what they do not use. */
  private void callUntilRefused(AppProcess app) {
    AppCommand question =
        AppCommand.chat(PROMPT).body("max_tokens", OUTPUT).maxRetries(0).parallel(CALLERS);
    long bought = System.nanoTime();
    while (System.nanoTime() - bought < TimeUnit.SECONDS.toNanos(2)) {
      if (app.send(question).results().stream().anyMatch(AppResult::ok)) {
        bought = System.nanoTime();
      }
    }
  }

  private long bought() {
    return fleet.provider().billed().stream()
        .mapToLong(call -> call.inputTokens() + call.outputTokens())
        .sum();
  }

  private static List<String> told(AppProcess app) {
    return Fleet.told(app, "budget-use");
  }

  private AppProcess start(Jdk jdk, String url, long tokens) {
    String yaml =
        """
        mode: optimize
        budget-use: {redis: {url: '%s'}}
        budgets:
          - name: small
            window: month
            tokens: %d
            actions: {refuse: 100}
        rules:
          - name: everything
            budget: {use: small}
        """
            .formatted(url, tokens);
    return fleet.start(jdk, yaml);
  }
}
