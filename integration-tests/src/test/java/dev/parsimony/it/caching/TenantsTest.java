/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.caching.CacheCommandLine.Ended;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.server.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is answered with what was bought for whom, wherever answers are kept. */
class TenantsTest {

  private static final Client CLIENT = Client.newest(Client.OKHTTP);
  private static final AppCommand QUESTION =
      AppCommand.call(CLIENT.library().chat(), "asked by everybody");

  /** Those that another process can know again. */
  private static final List<AppCommand> KNOWN =
      List.of(
          QUESTION.apiKey("sk-one"),
          QUESTION.apiKey("sk-two"),
          QUESTION.apiKey("sk-one").header("X-Tenant", "red"),
          QUESTION.apiKey("sk-one").header("X-Tenant", "blue"));

  /** Those of whom nothing is known but their client object. */
  private static final List<AppCommand> UNKNOWN =
      List.of(QUESTION.apiKey("").client("first"), QUESTION.apiKey("").client("second"));

  private final ProviderStub provider = ProviderStub.start();
  private final List<AppProcess> apps = new ArrayList<>();
  private final List<RedisServer> servers = new ArrayList<>();
  private int asked;

  @TempDir Path files;

  static List<Path> servers() {
    return RedisServer.binaries();
  }

  @AfterEach
  void stop() throws IOException {
    apps.forEach(AppProcess::close);
    servers.forEach(RedisServer::close);
    provider.close();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void nobodyIsAnsweredForAnother_fromMemoryDiskOrRedis(Path binary) throws Exception {
    RedisServer redis = RedisServer.start(binary);
    servers.add(redis);
    AppProcess first = start("first", disk("a") + redis(redis));
    warm(first, redis, "a");
    List<String> known = texts(first, KNOWN);
    List<String> unknown = texts(first, UNKNOWN);

    List<String> bought = new ArrayList<>(known);
    bought.addAll(unknown);
    assertThat(new HashSet<>(bought)).hasSize(6);
    int paid = provider.calls();
    assertThat(texts(first, KNOWN)).isEqualTo(known);
    assertThat(texts(first, UNKNOWN)).isEqualTo(unknown);
    assertThat(provider.calls()).isEqualTo(paid);
    assertThat(first.agentFailures()).isZero();
    assertThat(first.stop()).isZero();

    AppProcess onDisk = start("disk", disk("a"));
    warm(onDisk, null, "a");
    assertOnlyKnown(onDisk, known, bought);
    AppProcess inRedis = start("redis", redis(redis));
    warm(inRedis, redis, null);
    assertOnlyKnown(inRedis, known, bought);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsErasedInRedis_isForgottenByAllJvms_andTheRestStays(Path binary) throws Exception {
    RedisServer redis = RedisServer.start(binary);
    servers.add(redis);
    AppProcess one = start("one", redis(redis));
    AppProcess two = start("two", redis(redis));
    warm(one, redis, null);
    warm(two, redis, null);
    AppCommand kept = QUESTION.apiKey("sk-one").model("gpt-4o");
    AppCommand erased = QUESTION.apiKey("sk-one").model("gpt-4o-mini").prompt("to be erased");
    String keptText = one.send(kept).text();
    String erasedText = one.send(erased).text();
    CacheCommandLine cache = new CacheCommandLine(files, Jdk.current(), Map.of());
    while (redis.keys(":answer").size() < 2 || keyOf(cache, "gpt-4o-mini").isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(two.send(kept).text()).isEqualTo(keptText);
    assertThat(two.send(erased).text()).isEqualTo(erasedText);

    Ended purge = cache.run("purge", config("one"), "--key", keyOf(cache, "gpt-4o-mini"));

    assertThat(purge.stderr()).isEmpty();
    assertThat(purge.stdout())
        .containsExactly(
            "1 answer erased; JVMs forget what they have in memory within five seconds");
    String newText = awaitOther(one, erased, erasedText);
    assertThat(awaitOther(two, erased, erasedText)).isEqualTo(newText);
    assertThat(two.send(kept).text()).isEqualTo(keptText);
    assertThat(apps).allMatch(app -> app.agentFailures() == 0);
  }

  private String keyOf(CacheCommandLine cache, String model) throws Exception {
    return cache.run("list", config("one")).stdout().stream()
        .map(line -> line.split(" +"))
        .filter(row -> row[4].equals(model) && row[1].equals("everything"))
        .map(row -> row[0])
        .reduce("", (earlier, later) -> later);
  }

  private static String awaitOther(AppProcess app, AppCommand command, String old) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    String text = app.send(command).text();
    while (text.equals(old)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      text = app.send(command).text();
    }
    return text;
  }

  private void assertOnlyKnown(AppProcess app, List<String> known, List<String> bought) {
    int paid = provider.calls();
    assertThat(texts(app, KNOWN)).isEqualTo(known);
    assertThat(provider.calls()).isEqualTo(paid);
    assertThat(texts(app, UNKNOWN)).doesNotContainAnyElementsOf(bought).doesNotHaveDuplicates();
    assertThat(provider.calls()).isEqualTo(paid + UNKNOWN.size());
    assertThat(app.agentFailures()).isZero();
  }

  private static List<String> texts(AppProcess app, List<AppCommand> questions) {
    return questions.stream().map(question -> app.send(question).text()).toList();
  }

  /* Until what it is answered is kept in all the places that it has. */
  private void warm(AppProcess app, RedisServer redis, String directory) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    long bytes = directory == null ? 0 : bytes(directory);
    int answers = redis == null ? 0 : redis.keys(":answer").size();
    while ((directory != null && bytes(directory) == bytes)
        || (redis != null && redis.keys(":answer").size() == answers)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      app.send(QUESTION.model("gpt-4.1").prompt("warm " + ++asked));
    }
  }

  private long bytes(String directory) throws IOException {
    if (!Files.exists(files.resolve(directory))) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(files.resolve(directory))) {
      return all.filter(file -> file.getFileName().toString().startsWith("segment-"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private String disk(String directory) {
    return "  disk: {directory: '" + files.resolve(directory) + "'}\n";
  }

  /* With more patience than most have, since a machine that builds has pauses. */
  private static String redis(RedisServer server) {
    return "  redis: {url: '" + server.url() + "', timeout: 1s}\n";
  }

  private Path config(String name) {
    return files.resolve(name + ".yaml");
  }

  private AppProcess start(String name, String levels) throws IOException {
    String yaml =
        CLIENT.library().config()
            + """
            mode: optimize
            cache:
            %srules:
              - name: red
                match: {header: {X-Tenant: red}}
                cache: {ttl: 1h, retry-window: 0s, ignore-headers: [X-Tenant], partition: red}
              - name: blue
                match: {header: {X-Tenant: blue}}
                cache: {ttl: 1h, retry-window: 0s, ignore-headers: [X-Tenant], partition: blue}
              - name: everything
                cache: {ttl: 1h, retry-window: 0s, ignore-headers: [X-Tenant]}
            """
                .formatted(levels);
    Path config = Files.writeString(config(name), yaml);
    AppProcess app =
        AppLaunch.of(Jdk.current(), CLIENT, provider.baseUrl())
            .withAgent(requireNonNull(AppLaunch.builtAgent(), "the agent is not built"), config)
            .start();
    apps.add(app);
    return app;
  }
}
