/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import dev.parsimony.redis.CircuitBreaker;
import dev.parsimony.redis.HeldProxy;
import dev.parsimony.server.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that two JVMs share, and what becomes of them when their Redis fails. */
class RedisLevelTest extends RealRedisTest {

  @ParameterizedTest
  @MethodSource("servers")
  void answerOfOneJvm_isFoundByTheOther(Path binary) {
    RedisServer server = started(binary);
    RedisLevel one = level(server.url(), Map.of());
    RedisLevel other = level(server.url(), Map.of());
    assertThat(one.fingerprintKey()).isEqualTo(other.fingerprintKey());

    put(one, server, 1, "blue", 60_000);

    assertThat(text(found(other, 1))).isEqualTo("blue");
    assertThat(found(other, 2)).isNull();
    String name = server.keys(":answer").get(0);
    assertThat(name).matches("parsimony:2:\\{[0-9a-f]{64}}:answer");
    assertThat(server.send("PTTL", name)).matches(":(5[0-9]{4}|60000)\r\n");
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void otherPrefix_isAnotherStore(Path binary) {
    RedisServer server = started(binary);
    RedisLevel one = level(server.url(), Map.of());
    RedisLevel other = level(server.url(), Map.of("prefix", "other"));
    put(one, server, 1, "blue", 60_000);

    assertThat(one.fingerprintKey()).isNotEqualTo(other.fingerprintKey());
    assertThat(found(other, 1)).isNull();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void encryptedAnswer_isReadWithTheKeyAlone_andStandsNowhereInClear(Path binary) {
    RedisServer server = started(binary);
    Map<String, String> key = Map.of("key-variable", "KEY");
    RedisLevel one = level(server.url(), key);
    put(one, server, 1, "very blue", 60_000);

    assertThat(server.send("GET", server.keys(":answer").get(0))).doesNotContain("blue");
    assertThat(text(found(level(server.url(), key), 1))).isEqualTo("very blue");

    RedisLevel without = level(server.url(), Map.of());
    assertThat(without.isDown()).isTrue();
    assertThat(without.read(key(1))).isNull();
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("are encrypted, and no key-variable is set");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void garbage_isAMiss_andIsToldOnce(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    put(level, server, 1, "blue", 60_000);
    String name = server.keys(":answer").get(0);
    String good = server.send("GET", name);

    List<String[]> damages =
        List.of(
            new String[] {"SET", name, "garbage"},
            new String[] {"SET", name, "x".repeat(3 << 20)},
            new String[] {"SETRANGE", name, "70", "?"},
            new String[] {"SETRANGE", name, "20", "?"});
    for (String[] damage : damages) {
      server.send("DEL", name);
      put(level, server, 1, "blue", 60_000);
      server.send(damage);
      assertThat(server.send("GET", name)).isNotEqualTo(good);
      assertThat(found(level, 1)).isNull();
    }
    server.send("DEL", name);
    server.send("RPUSH", name, "a", "list");
    assertThat(found(level, 1)).isNull();
    server.send("DEL", name);
    put(level, server, 1, "blue", 60_000);
    server.send("RENAME", name, name.replace("{0", "{f"));
    assertThat(found(level, 1)).isNull();

    assertThat(level.isDown()).isFalse();
    assertThat(lines).singleElement().asString().contains("some of it is damaged");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void recordUnderTheWrongKey_isNotGiven(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    put(level, server, 1, "blue", 60_000);
    String name = server.keys(":answer").get(0);

    server.send("RENAME", name, new RedisKeys("parsimony").answer(key(2)));

    assertThat(found(level, 2)).isNull();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answerPastItsTime_orFromTheFuture_isNotGiven(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    put(level, server, 1, "blue", 60_000);

    skew.set(61_000);
    assertThat(found(level, 1)).isNull();
    skew.set(-61_000);
    assertThat(found(level, 1)).isNull();
    skew.set(0);
    assertThat(text(found(level, 1))).isEqualTo("blue");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void tooLargeAnswer_isNotKept(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of("max-entry-size", "1KiB"));
    level.put(entry(1, "x".repeat(1_025), 60_000), 1);
    put(level, server, 2, "x".repeat(1_024), 60_000);

    assertThat(found(level, 1)).isNull();
    assertThat(text(found(level, 2))).hasSize(1_024);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void olderAnswer_doesNotReplaceALaterOne(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    level.put(entry(1, "later", 60_000), 5);
    level.put(entry(1, "older", 60_000), 4);
    put(level, server, 2, "last", 60_000);

    assertThat(text(found(level, 1))).isEqualTo("later");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void slowRedis_costsACallTheTimeLimit_andSoonNothing(Path binary) {
    RedisServer server = started(binary);
    HeldProxy proxy = new HeldProxy(server.port());
    open.add(proxy);
    RedisLevel level = level(proxy.url(), Map.of("timeout", "100ms"));
    put(level, server, 1, "blue", 60_000);

    proxy.hold();
    int waits = 0;
    for (LevelRead read = level.read(key(1)); read != null; read = level.read(key(1))) {
      await(read);
      assertThat(read.isLate()).isTrue();
      assertThat(read.entry()).isNull();
      waits++;
    }
    assertThat(waits).isBetween(1, CircuitBreaker.TOLERATED + 1);
    assertThat(level.isDown()).isTrue();

    proxy.release();
    await(() -> !level.isDown());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void killedRedis_isAMiss_andIsUsedAgainWhenItIsBack(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    put(level, server, 1, "blue", 60_000);
    byte[] before = level.fingerprintKey();

    server.kill();
    for (int i = 0; i < 20; i++) {
      LevelRead read = level.read(key(1));
      if (read != null) {
        await(read);
        assertThat(read.entry()).isNull();
      }
    }
    level.put(entry(2, "lost", 60_000), 2);
    await(level::isDown);
    assertThat(lines).anyMatch(line -> line.contains("the provider is asked instead"));

    server.restart();
    await(() -> !level.isDown());
    // The store was lost, and begins anew as what it was: those who know it need no other.
    assertThat(level.fingerprintKey()).isEqualTo(before);
    put(level, server, 3, "green", 60_000);
    assertThat(text(found(level, 3))).isEqualTo("green");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void fullRedis_isStillReadFrom(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    put(level, server, 1, "blue", 60_000);
    server.send("CONFIG", "SET", "maxmemory-policy", "noeviction");
    server.send("CONFIG", "SET", "maxmemory", "1");

    level.put(entry(2, "green", 60_000), 2);
    await(() -> !lines.isEmpty());

    assertThat(lines).singleElement().asString().contains("cannot be written to", "OOM");
    assertThat(level.isDown()).isFalse();
    assertThat(text(found(level, 1))).isEqualTo("blue");
    assertThat(found(level, 2)).isNull();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void passwordOrUser_isSent_andAWrongOneIsToldWithoutBeingShown(Path binary) {
    RedisServer server =
        started(
            binary,
            "--requirepass",
            "right",
            "--user",
            "app",
            "on",
            ">right",
            "~parsimony:*",
            "+@all");
    Map<String, String> user = Map.of("username-variable", "USER", "password-variable", "RIGHT");
    assertThat(level(server.url(), user).isDown()).isFalse();
    assertThat(level(server.url(), Map.of("password-variable", "RIGHT")).isDown()).isFalse();
    assertThat(lines).isEmpty();

    assertThat(level(server.url(), Map.of("password-variable", "WRONG")).isDown()).isTrue();
    assertThat(lines).singleElement().asString().contains("WRONGPASS").doesNotContain("wrong!");
    assertThat(level(server.url(), Map.of()).isDown()).isTrue();
    assertThat(lines).last().asString().contains("NOAUTH");
    assertThat(level(server.url(), Map.of("password-variable", "NONE")).isDown()).isTrue();
    assertThat(lines).last().asString().contains("password-variable NONE is not set");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void nobodyListening_isToldOnce_andNoCallWaits(Path binary) {
    RedisLevel level = level("redis://127.0.0.1:" + RedisServer.freePort(), Map.of());

    assertThat(level.isDown()).isTrue();
    assertThat(level.opening(0)).isNull();
    assertThat(level.read(key(1))).isNull();
    level.put(entry(1, "blue", 60_000), 1);
    assertThat(lines).singleElement().asString().contains("Connection refused");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void storeThatBecomesAnother_isFollowed(Path binary) {
    RedisServer server = started(binary);
    RedisLevel one = level(server.url(), Map.of());
    server.send("FLUSHALL");
    RedisLevel other = level(server.url(), Map.of());
    assertThat(one.fingerprintKey()).isNotEqualTo(other.fingerprintKey());

    skew.set(5_000);
    await(() -> Arrays.equals(one.fingerprintKey(), other.fingerprintKey()));
  }

  /* Waits until the answer is there. */
  private void put(RedisLevel level, RedisServer server, int key, String text, long millis) {
    level.put(entry(key, text, millis), 1);
    String name = new RedisKeys("parsimony").answer(key(key));
    await(() -> server.send("EXISTS", name).equals(":1\r\n"));
  }

  private static Entry entry(int key, String text, long millis) {
    long now = System.currentTimeMillis();
    return new Entry(key(key), now, now + millis, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Fingerprint key(int number) {
    byte[] hash = new byte[Fingerprint.BYTES];
    hash[Fingerprint.BYTES - 1] = (byte) number;
    return Fingerprint.of(hash);
  }

  private @Nullable Entry found(RedisLevel level, int key) {
    LevelRead read = level.read(key(key));
    assertThat(read).isNotNull();
    await(read);
    assertThat(read.isLate()).isFalse();
    return read.entry();
  }

  private static String text(@Nullable Entry entry) {
    assertThat(entry).isNotNull();
    return new String(entry.content(), StandardCharsets.UTF_8);
  }
}
