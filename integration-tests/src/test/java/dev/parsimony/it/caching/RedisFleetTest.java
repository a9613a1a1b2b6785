/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.fleet.Fleet;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.otlp.OtlpReceiver;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.server.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that share their answers through a Redis, and do without when it fails. */
@Order(1)
class RedisFleetTest {

  private static final String KEY = "a secret of the operator";

  private final OtlpReceiver collector = OtlpReceiver.start();
  private final Fleet fleet;
  private final ProviderStub provider;
  private final Path files;

  private String[] flags = {};
  private String life = "ttl: 1h";

  RedisFleetTest(@TempDir Path files) {
    this.fleet = new Fleet(Client.NEWEST, files);
    this.provider = fleet.provider();
    this.files = files;
  }

  static List<Path> servers() {
    return RedisServer.binaries();
  }

  @AfterEach
  void stop() {
    fleet.close();
    collector.close();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void fourJvms_aThousandEqualCalls_theProviderSeesOne(Path binary) {
    RedisServer redis = fleet.redis(binary);
    List<Jdk> jdks = Jdk.currentAndOldest();
    for (int i = 0; i < 4; i++) {
      warm(jdks.get(i % jdks.size()), redis, "");
    }
    provider.reset();
    provider.latency(Duration.ofMillis(500));

    List<CompletableFuture<AppResult>> under = new ArrayList<>();
    for (AppProcess app : fleet.apps()) {
      AppCommand question = AppCommand.chat("asked by all").parallel(250);
      under.add(CompletableFuture.supplyAsync(() -> app.send(question)));
    }
    List<String> texts =
        under.stream()
            .flatMap(result -> result.join().results().stream())
            .map(AppResult::text)
            .toList();

    assertThat(texts).hasSize(1_000);
    assertThat(texts.stream().distinct()).hasSize(1);
    assertThat(provider.calls()).isEqualTo(1);
    fleet.assertNothingFailed();
    assertThat(redis.keys(":lease")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answerOfAnotherJvm_isTheOneThatWasBought_inEveryForm(Path binary) {
    RedisServer redis = fleet.redis(binary);
    AppProcess first = warm(Jdk.current(), redis, "key-variable: CACHE_KEY");
    AppProcess second = warm(Jdk.current(), redis, "key-variable: CACHE_KEY");
    provider.reset();
    awaitNothingNew(redis);
    redis.keys(":answer").forEach(answer -> redis.send("DEL", answer));
    int bought = 0;
    for (String form : List.of("blocking", "async", "stream", "async-stream")) {
      AppCommand question = AppCommand.chat("shared as " + form).form(form);
      String text = first.send(question).text();
      int wanted = ++bought;
      Await.until("the answer is there", () -> redis.keys(":answer").size() == wanted);

      assertThat(second.send(question).text()).isEqualTo(text);
      assertThat(provider.calls()).isEqualTo(bought);
      Await.until("it is told of", () -> toldFromRedis() == wanted);
    }
    second.send(AppCommand.chat("shared as blocking").apiKey("sk-other"));
    assertThat(provider.calls()).isEqualTo(bought + 1);
    assertThat(redis.send("GET", redis.keys(":answer").get(0))).doesNotContain("chat.completion");
    assertThat(second.agentFailures()).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answerPastItsTime_isGivenByAllJvms_whileOneOfThemAsks(Path binary) throws Exception {
    RedisServer redis = fleet.redis(binary);
    life = "ttl: 1s, stale-while-revalidate: 1h";
    AppProcess first = warm(redis);
    AppProcess second = warm(redis);
    AppCommand question = AppCommand.chat("renewed by one");
    awaitNothingNew(redis);
    int before = redis.keys(":answer").size();
    String old = first.send(question).text();
    Await.until("the answer is there", () -> redis.keys(":answer").size() > before);
    awaitNothingNew(redis);
    provider.reset();
    Gate gate = Gate.beforeHeaders();
    provider.next(gate);

    first.begin("renewing", question);
    assertThat(gate.awaitArrival()).isTrue();
    try {
      for (AppProcess app : List.of(second, first, second)) {
        app.begin("meanwhile", question);
        assertThat(app.await("meanwhile").text()).isEqualTo(old);
      }
    } finally {
      gate.open();
    }
    first.await("renewing");
    assertThat(provider.calls()).isEqualTo(1);
    assertThat(second.agentFailures()).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void severalAnswers_areBoughtOnceByAFleet(Path binary) {
    RedisServer redis = fleet.redis(binary);
    life = "ttl: 1h, answers: 2";
    AppProcess first = warm(redis);
    AppProcess second = warm(redis);
    AppCommand question = AppCommand.chat("one of two");
    awaitNothingNew(redis);
    int before = redis.keys(":answer").size();
    provider.reset();
    List<String> bought = List.of(id(first.send(question)), id(first.send(question)));
    Await.until("both are there", () -> redis.keys(":answer").size() == before + 2);

    assertThat(bought).doesNotHaveDuplicates();
    assertThat(List.of(id(second.send(question)), id(second.send(question)))).isEqualTo(bought);
    assertThat(id(second.send(question))).isEqualTo(bought.get(0));
    assertThat(provider.calls()).isEqualTo(2);
    assertThat(second.agentFailures()).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jvmThatIsKilledWhileItAsks_isFollowedByAnother(Path binary) {
    RedisServer redis = fleet.redis(binary);
    AppProcess first = warm(redis);
    AppProcess second = warm(redis);
    provider.reset();
    provider.latency(Duration.ofMinutes(1));
    first.begin("leading", AppCommand.chat("left alone"));
    Await.until("the provider is asked", () -> provider.calls() == 1);
    second.begin("waiting", AppCommand.chat("left alone"));
    provider.latency(Duration.ZERO);

    first.close();

    assertThat(second.await("waiting").text()).startsWith("answer-");
    assertThat(provider.calls()).isEqualTo(2);
    assertThat(second.agentFailures()).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void redisThatIsKilledWhileCallsWait_letsThemGo_andComesBack(Path binary) {
    RedisServer redis = fleet.redis(binary);
    AppProcess first = warm(redis);
    AppProcess second = warm(redis);
    provider.reset();
    provider.latency(Duration.ofSeconds(2));
    first.begin("leading", AppCommand.chat("asked by both"));
    Await.until("the provider is asked", () -> provider.calls() == 1);
    second.begin("waiting", AppCommand.chat("asked by both"));

    redis.kill();

    assertThat(second.await("waiting").text()).isEqualTo(first.await("leading").text());
    assertThat(provider.calls()).isEqualTo(2);
    provider.latency(Duration.ZERO);
    for (int i = 0; i < 5; i++) {
      AppCommand question = AppCommand.chat("without a Redis " + i);
      assertThat(second.send(question).text()).isEqualTo(second.send(question).text());
    }
    assertThat(provider.calls()).isEqualTo(7);

    redis.restart();
    Await.until(
        "Redis is used again",
        () -> {
          first.send(AppCommand.chat("back " + System.nanoTime()));
          return !redis.keys(":answer").isEmpty();
        });
    assertThat(first.agentFailures()).isZero();
    assertThat(second.agentFailures()).isZero();
    assertThat(told(second)).hasSizeBetween(1, 2).allMatch(line -> line.contains("cannot be"));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void redisThatIsFullOrGarbledOrNotThere_costsNoAnswer(Path binary) {
    RedisServer redis =
        fleet.redis(binary, "--maxmemory", "3mb", "--maxmemory-policy", "noeviction");
    AppProcess full = warm(redis);
    redis.send("CONFIG", "SET", "maxmemory", "1");
    AppProcess alone =
        start(Jdk.current(), "redis://127.0.0.1:" + RedisServer.freePort(), "timeout: 20ms");
    AppProcess stranger =
        start(Jdk.current(), provider.baseUrl().replaceAll("http://([^/]*).*", "redis://$1"), "");
    int before = provider.billed().size();

    for (AppProcess app : List.of(full, alone, stranger)) {
      AppCommand question = AppCommand.chat("asked of " + app.pid());
      String text = app.send(question).text();
      assertThat(text).startsWith("answer-");
      assertThat(app.send(question).text()).isEqualTo(text);
      assertThat(app.agentFailures()).isZero();
    }
    assertThat(provider.billed()).hasSize(before + 3);
    assertThat(told(full)).singleElement().asString().contains("OOM");
    assertThat(told(alone)).singleElement().asString().contains("Connection refused");
    assertThat(told(stranger)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void redisBehindTls_isUsedWhereItIsTheOneThatIsMeant(Path binary) throws Exception {
    Path good = Files.createDirectory(files.resolve("good"));
    Path bad = Files.createDirectory(files.resolve("bad"));
    RedisCertificate ours = new RedisCertificate(good, "ip:127.0.0.1");
    RedisCertificate another = new RedisCertificate(bad, "dns:elsewhere.example");
    RedisServer redis = fleet.redis(binary, ours.options());
    RedisServer stranger = fleet.redis(binary, another.options());

    for (Jdk jdk : Jdk.currentAndOldest()) {
      flags = ours.flags();
      AppProcess app = warm(jdk, redis, secure(redis), "");
      assertThat(told(app)).isEmpty();
      assertThat(app.agentFailures()).isZero();
    }
    flags = another.flags();
    AppProcess misled = start(Jdk.current(), secure(stranger), "");
    misled.send(AppCommand.chat("to somebody else"));
    assertThat(told(misled)).singleElement().asString().contains("SSLHandshakeException");
    assertThat(stranger.keys("head")).isEmpty();
    assertThat(misled.agentFailures()).isZero();
  }

  private static String id(AppResult result) {
    return result.response().path("id").asText();
  }

  private long toldFromRedis() {
    return collector.awaitSpans(1).stream()
        .map(span -> ExportedSpan.of(span).attributes())
        .filter(span -> "cache".equals(span.get("parsimony.served_by")))
        .filter(span -> "redis".equals(span.get("parsimony.cache.level")))
        .count();
  }

  private static String secure(RedisServer server) {
    return "rediss://127.0.0.1:" + server.secondPort();
  }

  private AppProcess warm(RedisServer redis) {
    return warm(Jdk.current(), redis, "");
  }

  /* One that has found its Redis: what it is answered is there. */
  private AppProcess warm(Jdk jdk, RedisServer redis, String more) {
    return warm(jdk, redis, redis.url(), more);
  }

  private AppProcess warm(Jdk jdk, RedisServer redis, String url, String more) {
    AppProcess app = start(jdk, url, more);
    int before = redis.keys(":answer").size();
    Await.until(
        "Redis is used",
        () -> {
          app.send(AppCommand.chat("makes itself warm at " + System.nanoTime()));
          return redis.keys(":answer").size() > before;
        });
    return app;
  }

  /* What an application was still about to write has come when nothing did for a second. */
  private static void awaitNothingNew(RedisServer redis) {
    int known = -1;
    long since = System.nanoTime();
    while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(1)) {
      int found = redis.keys(":answer").size();
      since = found == known ? since : System.nanoTime();
      known = found;
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static List<String> told(AppProcess app) {
    return Fleet.told(app, "cache.redis");
  }

  private AppProcess start(Jdk jdk, String url, String more) {
    // With more patience than most have, since a machine that builds has pauses.
    String patience = more.contains("timeout") ? "" : "timeout: 1s";
    String yaml =
        """
        mode: optimize
        cache:
          redis:
            url: %s
            %s
            %s
        rules:
          - name: everything
            cache: {%s, retry-window: 0s}
        """
            .formatted(url, patience, more, life);
    return fleet.start(
        "app" + fleet.apps().size(),
        yaml,
        launch ->
            launch
                .withJdk(jdk)
                .withEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
                .withEnvironment("OTEL_BSP_SCHEDULE_DELAY", "50")
                .withEnvironment("CACHE_KEY", KEY)
                .withFlags(flags));
  }
}
