/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.redis.HeldProxy;
import dev.parsimony.server.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs that share a budget by a Redis that fails. */
class FleetTroubleTest extends RealFleetTest {

  @Test
  void withoutARedis_eachJvmCountsForItself_andSaysSoOnce() throws Exception {
    FleetJvm jvm = new FleetJvm("redis://127.0.0.1:" + RedisServer.freePort(), LIMIT);

    assertThat(jvm.spendAlone(2 * LIMIT)).isBetween(LIMIT, LIMIT + FleetJvm.RESERVED);
    for (int i = 0; i < 20; i++) {
      jvm.idle(60_000);
    }
    assertThat(jvm.refuses()).isTrue();
    assertThat(jvm.told)
        .singleElement()
        .asString()
        .matches(
            "budget-use.redis.url \"redis://127.0.0.1:[0-9]+\": cannot be asked"
                + " \\(ConnectException: .*\\); this process goes on with its part of what was"
                + " left, or counts for itself");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void redisThatDies_leavesEachItsPart_andTheFleetWithinTheBudget(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    List<FleetJvm> fleet = fleet(4, redis.url());
    long spent = 0;
    for (int i = 0; i < 10; i++) {
      for (FleetJvm jvm : fleet) {
        spent += jvm.round().spend();
      }
    }

    redis.kill();

    for (FleetJvm jvm : fleet) {
      long alone = jvm.spendAlone(LIMIT);
      assertThat(alone).isBetween(LIMIT / 5, LIMIT / 3);
      spent += alone;
      assertThat(jvm.round().refuses()).isTrue();
    }
    assertThat(spent).isBetween(LIMIT * 9 / 10, LIMIT + 4 * FleetJvm.RESERVED);

    redis.restart();
    for (FleetJvm jvm : fleet) {
      jvm.idle(60_000);
      assertThat(jvm.told).hasSize(1);
    }
    FleetJvm another = new FleetJvm(redis.url(), LIMIT);
    another.spend();
    assertThat(another.round().spending.share("day")).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void redisThatHangs_holdsUpNoCall_andTheEndNeither(Path binary) throws Exception {
    HeldProxy way = new HeldProxy(redis(binary).port());
    open.add(way);
    FleetJvm jvm = new FleetJvm(way.url(), LIMIT);
    way.hold();
    Thread asking = new Thread(jvm.share);
    asking.start();

    assertThat(jvm.spendAlone(LIMIT / 2)).isEqualTo(LIMIT / 2);
    long before = System.nanoTime();
    jvm.share.finish(TimeUnit.MILLISECONDS.toNanos(100));
    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(20));
    way.release();
    asking.join();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void threadThatAsks_isWokenByTheFirstCall_andEndsByGivingBack(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm jvm = new FleetJvm(redis.url(), LIMIT);
    Thread asking = new Thread(jvm.share);
    asking.start();

    jvm.spendAlone(500);
    Await.until("it has asked", () -> redis.keys("").stream().anyMatch(key -> key.contains("{")));
    jvm.share.finish(TimeUnit.SECONDS.toNanos(30));

    asking.join();
    assertThat(redis.send("HVALS", account(redis))).contains("500 0 500 0 ");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void garbage_isNoLease_andNotBelieved(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm jvm = new FleetJvm(redis.url(), LIMIT);
    jvm.spend();
    String account = account(redis);
    redis.send("HSET", account, "a", "-5 0 0 0 0", "b", "nonsense", "c", "1e9 0 0 0 0", "d", "");
    jvm.spend();
    jvm.round();
    assertThat(jvm.spending.share("day")).isEqualTo(0.002);
    assertThat(jvm.told).isEmpty();

    redis.send("SET", account, "of another kind");
    jvm.spend();
    jvm.round();
    assertThat(jvm.told).singleElement().asString().contains("WRONGTYPE");
    assertThat(jvm.refuses()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void randomBytesOfAnother_areNotUsed(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    redis.send("SET", "parsimony:budget-1:salt", "short");
    FleetJvm jvm = new FleetJvm(redis.url(), LIMIT);

    jvm.spend();
    assertThat(jvm.told).singleElement().asString().contains("not the random bytes of budgets");
    assertThat(redis.keys("")).noneMatch(key -> key.contains("{"));

    redis.send("DEL", "parsimony:budget-1:salt");
    jvm.idle(60_000);
    assertThat(redis.keys("")).anyMatch(key -> key.contains("{"));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void readOnlyRedis_isAsIfItWereDown(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm jvm = new FleetJvm(redis.url(), LIMIT);
    jvm.spend();
    redis.send("CONFIG", "SET", "maxmemory", "1");

    jvm.spend();
    jvm.round();

    assertThat(jvm.told).singleElement().asString().contains("OOM");
    assertThat(jvm.refuses()).isFalse();
  }
}
