/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.engine.Await;
import dev.parsimony.policy.cache.level.RealThreads;
import dev.parsimony.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The three forms in which a Redis can be had. */
class RealClientTest {

  private static final long NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST = 100_000;

  @TempDir Path files;
  private final RealThreads threads = new RealThreads();
  private final List<AutoCloseable> open = new ArrayList<>();

  static List<Path> servers() {
    return RedisServer.binaries();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    threads.close();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void singleServer_isAskedInItsDatabase(Path binary) throws Exception {
    RedisServer server = kept(RedisServer.start(binary));
    RedisClient client = client(server.url() + "/3");

    set(client, "key", "x".repeat(50_000));

    assertThat(get(client, "key")).hasSize(50_000);
    assertThat(server.send("EXISTS", "key")).isEqualTo(":0\r\n");
    assertThat(get(client, "other")).isNull();
    assertThatThrownBy(() -> client.send("key", Command.of("NONSENSE"), NANOS))
        .isInstanceOf(RedisErrorException.class);
    assertThat(get(client, "key")).hasSize(50_000);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void commandsForManyKeys_areSentWithoutWaitingForReplies(Path binary) throws Exception {
    RedisServer server = kept(RedisServer.start(binary));
    List<String> keys = IntStream.range(0, 700).mapToObj(i -> "key " + i).toList();
    HeldProxy held = kept(new HeldProxy(server.port()));
    RedisClient client = client(held.url());
    set(client, "key 1", "one");
    set(client, "key 699", "last");

    held.hold();
    Future<List<@Nullable Object>> replies =
        CompletableFuture.supplyAsync(() -> each(client, keys));
    await(() -> server.send("INFO", "commandstats").contains("cmdstat_get:calls=700,"));
    held.release();

    List<@Nullable Object> read = replies.get(30, TimeUnit.SECONDS);
    assertThat(read).hasSize(700);
    assertThat(texts(read)).startsWith(null, "one", null).endsWith("last");
    set(client, "key 2", "two");
    assertThatThrownBy(
            () -> client.sendEach(List.of("key 1", "key 2"), RealClientTest::badForTwo, NANOS))
        .isInstanceOf(RedisErrorException.class);
    assertThat(get(client, "key 2")).isEqualTo("two");
    assertThat(client.sendEach(List.of(), RealClientTest::badForTwo, NANOS)).isEmpty();
  }

  private static Command badForTwo(String key) {
    return Command.of(key.equals("key 2") ? "NONSENSE" : "GET").with(key);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void keysOfACluster_areFoundAtTheirNodes_alsoWhileTheyMove(Path binary) throws Exception {
    RedisServer one = kept(node(binary));
    RedisServer other = kept(node(binary));
    one.send("CLUSTER", "ADDSLOTSRANGE", "0", "8191");
    other.send("CLUSTER", "ADDSLOTSRANGE", "8192", "16383");
    one.send("CLUSTER", "SET-CONFIG-EPOCH", "1");
    other.send("CLUSTER", "SET-CONFIG-EPOCH", "2");
    one.send("CLUSTER", "MEET", "127.0.0.1", port(other), busPort(other));
    for (RedisServer node : List.of(one, other)) {
      await(() -> node.send("CLUSTER", "INFO").contains("cluster_state:ok"));
    }
    RedisClient client = client("redis-cluster://127.0.0.1:" + one.port());

    for (int i = 0; i < 50; i++) {
      set(client, "p:{" + i + "}:answer", "value " + i);
    }
    for (int i = 0; i < 50; i++) {
      assertThat(get(client, "p:{" + i + "}:answer")).isEqualTo("value " + i);
    }
    assertThat(one.send("DBSIZE")).isNotEqualTo(":0\r\n").isNotEqualTo(":50\r\n");
    List<String> keys = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      keys.add("p:{" + i + "}:answer");
      values.add("value " + i);
    }
    assertThat(getEach(client, keys)).isEqualTo(values);

    String key = "p:{moves}:answer";
    String slot = String.valueOf(SlotTable.slot(key));
    boolean first = SlotTable.slot(key) < 8192;
    RedisServer from = first ? one : other;
    RedisServer to = first ? other : one;
    to.send("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from));
    from.send("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to));
    set(client, key, "on its way");
    keys.add(key);
    values.add("on its way");
    assertThat(getEach(client, keys)).isEqualTo(values);
    to.send("CLUSTER", "SETSLOT", slot, "NODE", id(to));
    from.send("CLUSTER", "SETSLOT", slot, "NODE", id(to));
    assertThat(getEach(client, keys)).isEqualTo(values);
    assertThat(get(client, key)).isEqualTo("on its way");
    set(client, key, "arrived");
    assertThat(get(client, key)).isEqualTo("arrived");

    to.kill();
    assertThatThrownBy(() -> get(client, key)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void newMaster_isLearnedFromTheSentinels(Path binary) throws Exception {
    RedisServer master = kept(RedisServer.start(binary));
    RedisServer replica =
        kept(RedisServer.start(binary, "--replicaof", "127.0.0.1 " + master.port()));
    Path config = files.resolve("sentinel.conf");
    Files.writeString(
        config,
        """
        sentinel monitor main 127.0.0.1 %d 1
        sentinel down-after-milliseconds main 500
        sentinel failover-timeout main 5000
        """
            .formatted(master.port()));
    RedisServer sentinel = kept(RedisServer.sentinel(binary, config));
    await(() -> sentinel.send("SENTINEL", "REPLICAS", "main").contains(port(replica)));
    await(() -> replica.send("INFO", "replication").contains("master_link_status:up"));
    int nobody = RedisServer.freePort();
    RedisClient client =
        client("redis-sentinel://127.0.0.1:" + nobody + ",127.0.0.1:" + sentinel.port() + "#main");
    set(client, "key", "before");
    await(() -> replica.send("GET", "key").contains("before"));

    master.kill();
    assertThatThrownBy(() -> get(client, "key")).isInstanceOf(IOException.class);
    await(() -> replica.send("INFO", "replication").contains("role:master"));
    await(() -> isWritten(client, "after"));

    assertThat(replica.send("GET", "key")).contains("after");
  }

  private RedisClient client(String text) {
    RedisUrl url = requireNonNull(RedisUrl.parse(text));
    Connector connector =
        new Connector(url, Credentials.NONE, MOST, threads::later, System::nanoTime);
    return kept(RedisClient.of(url, connector));
  }

  private static void set(RedisClient client, String key, String value) throws IOException {
    client.send(key, Command.of("SET").with(key).with(value), NANOS);
  }

  private static List<@Nullable Object> each(RedisClient client, List<String> keys) {
    try {
      return client.sendEach(keys, key -> Command.of("GET").with(key), NANOS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<@Nullable String> getEach(RedisClient client, List<String> keys) {
    return texts(each(client, keys));
  }

  private static List<@Nullable String> texts(List<@Nullable Object> replies) {
    List<@Nullable String> texts = new ArrayList<>();
    for (Object reply : replies) {
      texts.add(reply == null ? null : new String((byte[]) reply, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static @Nullable String get(RedisClient client, String key) throws IOException {
    Object reply = client.send(key, Command.of("GET").with(key), NANOS);
    return reply == null ? null : new String((byte[]) reply, StandardCharsets.UTF_8);
  }

  private static boolean isWritten(RedisClient client, String value) {
    try {
      set(client, "key", value);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static RedisServer node(Path binary) {
    return RedisServer.start(
        binary,
        "--cluster-enabled",
        "yes",
        "--cluster-config-file",
        "nodes-{port}.conf",
        "--cluster-port",
        "{port2}");
  }

  private static String id(RedisServer node) {
    return node.send("CLUSTER", "MYID").split("\r\n")[1];
  }

  private static String port(RedisServer server) {
    return String.valueOf(server.port());
  }

  private static String busPort(RedisServer server) {
    return String.valueOf(server.secondPort());
  }

  private <C extends AutoCloseable> C kept(C closed) {
    open.add(closed);
    return closed;
  }

  private static void await(Callable<Boolean> condition) {
    Await.until("the servers agree", () -> holds(condition));
  }

  /* A server that changes its role drops its connections. */
  private static boolean holds(Callable<Boolean> condition) throws Exception {
    try {
      return condition.call();
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
