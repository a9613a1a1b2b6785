/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.caching.CacheCommandLine.Ended;
import dev.parsimony.it.fleet.Fleet;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.server.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  private final Fleet fleet;
  private final ProviderStub provider;
  private final Path files;
  private int asked;

  TenantsTest(@TempDir Path files) {
    this.fleet = new Fleet(CLIENT, files);
    this.provider = fleet.provider();
    this.files = files;
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
  void nobodyIsAnsweredForAnother_fromMemoryDiskOrRedis(Path binary) throws Exception {
    RedisServer redis = fleet.redis(binary);
    AppProcess first = start("first", disk("a") + redis(redis));
    warm(first, redis, "a");
    int before = provider.calls();
    List<String> known = texts(first, KNOWN);
    List<String> unknown = texts(first, UNKNOWN);

    assertThat(provider.calls()).isEqualTo(before + KNOWN.size() + UNKNOWN.size());
    assertThat(texts(first, KNOWN)).isEqualTo(known);
    assertThat(texts(first, UNKNOWN)).isEqualTo(unknown);
    assertThat(provider.calls()).isEqualTo(before + KNOWN.size() + UNKNOWN.size());
    assertThat(first.agentFailures()).isZero();
    assertThat(first.stop()).isZero();

    AppProcess onDisk = start("disk", disk("a"));
    warm(onDisk, null, "a");
    assertOnlyKnown(onDisk, known);
    AppProcess inRedis = start("redis", redis(redis));
    warm(inRedis, redis, null);
    assertOnlyKnown(inRedis, known);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsErasedInRedis_isForgottenByAllJvms_andTheRestStays(Path binary) throws Exception {
    RedisServer redis = fleet.redis(binary);
    AppProcess one = start("one", redis(redis));
    AppProcess two = start("two", redis(redis));
    warm(one, redis, null);
    warm(two, redis, null);
    AppCommand kept = QUESTION.apiKey("sk-one").model("gpt-4o");
    AppCommand erased = QUESTION.apiKey("sk-one").model("gpt-4o-mini");
    List<AppCommand> questions = List.of(kept, erased.prompt("first"), erased.prompt("second"));
    int before = redis.keys(":answer").size();
    List<String> texts = texts(one, questions);
    Await.until("all are kept", () -> redis.keys(":answer").size() == before + questions.size());
    int paid = provider.calls();
    assertThat(texts(two, questions)).isEqualTo(texts);
    assertThat(provider.calls()).isEqualTo(paid);
    CacheCommandLine cache = new CacheCommandLine(files, Jdk.current(), Map.of());
    assertThat(cache.run("list", fleet.config("one"), "--model", "gpt-4o-mini").stdout())
        .hasSize(3);

    Ended purge = cache.run("purge", fleet.config("one"), "--model", "gpt-4o-mini");

    assertThat(purge.stderr()).isEmpty();
    assertThat(purge.stdout())
        .containsExactly(
            "2 answers erased; JVMs forget what they have in memory within five seconds");
    awaitBought(one, questions.get(1));
    awaitBought(two, questions.get(2));
    assertThat(two.send(kept).text()).isEqualTo(texts.get(0));
    assertThat(provider.calls()).isEqualTo(paid + 2);
    fleet.assertNothingFailed();
  }

  /* Until memory has forgotten it. */
  private void awaitBought(AppProcess app, AppCommand question) {
    int paid = provider.calls();
    Await.until(
        "it is bought again",
        () -> {
          app.send(question);
          return provider.calls() > paid;
        });
  }

  private void assertOnlyKnown(AppProcess app, List<String> known) {
    int paid = provider.calls();
    assertThat(texts(app, KNOWN)).isEqualTo(known);
    assertThat(provider.calls()).isEqualTo(paid);
    texts(app, UNKNOWN);
    assertThat(provider.calls()).isEqualTo(paid + UNKNOWN.size());
    assertThat(app.agentFailures()).isZero();
  }

  private static List<String> texts(AppProcess app, List<AppCommand> questions) {
    return questions.stream().map(question -> app.send(question).text()).toList();
  }

  /* Until what it is answered is kept in all the places that it has. */
  private void warm(AppProcess app, @Nullable RedisServer redis, @Nullable String directory)
      throws IOException {
    long bytes = directory == null ? 0 : bytes(directory);
    int answers = redis == null ? 0 : redis.keys(":answer").size();
    Await.until(
        "answers are kept",
        () -> {
          app.send(QUESTION.model("gpt-4.1").prompt("warm " + ++asked));
          return (directory == null || bytes(directory) > bytes)
              && (redis == null || redis.keys(":answer").size() > answers);
        });
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

  private AppProcess start(String name, String levels) {
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
    return fleet.start(name, yaml, launch -> launch);
  }
}
