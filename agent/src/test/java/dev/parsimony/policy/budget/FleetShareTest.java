/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.server.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A budget that several JVMs share by a real Redis. */
class FleetShareTest extends RealFleetTest {

  @ParameterizedTest
  @MethodSource("servers")
  void fourJvms_passTheBudgetByNoMoreThanOneCallEach_andUseAllOfIt(Path binary) throws Exception {
    List<FleetJvm> fleet = fleet(4, redis(binary).url());

    long spent = spendAll(fleet);

    assertThat(spent).isBetween(LIMIT - 1_000, LIMIT + 4 * FleetJvm.RESERVED);
    assertThat(fleet).allMatch(FleetJvm::refuses);
    for (FleetJvm jvm : fleet) {
      assertThat(jvm.round().spending.share("day")).isBetween(0.99, 1.01);
      assertThat(jvm.told).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void oneJvmAlone_mayUseAllOfIt_beforeAnotherComes(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm first = new FleetJvm(redis.url(), LIMIT);
    assertThat(spendAll(List.of(first))).isBetween(LIMIT, LIMIT + FleetJvm.RESERVED);

    FleetJvm second = new FleetJvm(redis.url(), LIMIT);
    // Nothing is known yet, and nobody waits for it.
    assertThat(second.refuses()).isFalse();
    second.round();
    assertThat(second.refuses()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void idleJvm_givesBackWhatItDoesNotUse(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm idle = new FleetJvm(redis.url(), LIMIT);
    idle.spend();
    assertThat(held(redis)).isGreaterThan(LIMIT / 3);

    idle.idle(1_000);
    assertThat(held(redis)).isGreaterThan(LIMIT / 3);
    idle.idle(5_000);
    assertThat(held(redis)).isEqualTo(100);

    FleetJvm busy = new FleetJvm(redis.url(), LIMIT);
    assertThat(spendAll(List.of(busy))).isBetween(LIMIT - 200, LIMIT + FleetJvm.RESERVED);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jvmThatEnds_givesBackTheRest_andItsSuccessorGoesOnFromThere(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm first = new FleetJvm(redis.url(), LIMIT);
    first.spendAlone(90_000);
    first.round();

    first.share.giveBack();

    assertThat(held(redis)).isEqualTo(90_000);
    FleetJvm next = new FleetJvm(redis.url(), LIMIT);
    assertThat(spendAll(List.of(next))).isBetween(9_900L, 10_000L + FleetJvm.RESERVED);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void deadJvm_countsAsWhatItHeld_thenAsWhatItHadUsed(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm alive = new FleetJvm(redis.url(), LIMIT);
    alive.spend();
    String account = account(redis);
    String future = String.valueOf(System.currentTimeMillis() + 600_000);
    redis.send("HSET", account, "dead", "20000 0 99000 0 " + future);
    assertThat(spendAll(List.of(alive))).isLessThan(2_000);

    redis.send("HSET", account, "dead", "20000 0 99000 0 1000");
    long more = spendAll(List.of(alive));

    assertThat(more).isBetween(77_000L, 80_000L);
    // One that has been dead for long is no field of its own any more.
    assertThat(redis.send("HGET", account, "dead")).isEqualTo("$-1\r\n");
    assertThat(redis.send("HGET", account, "past")).contains("20000 0 0 0 0");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void windows_countApart_alsoWhereClocksDiffer(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm late = new FleetJvm(redis.url(), LIMIT);
    FleetJvm early = new FleetJvm(redis.url(), LIMIT);
    early.spending.now.set(Spending.NOON.plus(Duration.ofDays(1)));
    spendAll(List.of(late));

    assertThat(late.refuses()).isTrue();
    assertThat(spendAll(List.of(early))).isBetween(LIMIT, LIMIT + FleetJvm.RESERVED);
    late.spending.now.set(Spending.NOON.plus(Duration.ofDays(1)));
    late.spend();
    assertThat(late.round().refuses()).isTrue();
    assertThat(keys(redis)).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void newWindow_beginsWithItsPart_whileNobodyHasAnswered(Path binary) throws Exception {
    List<FleetJvm> fleet = fleet(4, redis(binary).url());
    for (FleetJvm jvm : fleet) {
      jvm.spend();
    }
    for (FleetJvm jvm : fleet) {
      jvm.spend();
      jvm.round().spending.now.set(Spending.NOON.plus(Duration.ofDays(1)));
    }

    assertThat(fleet.get(0).spendAlone(LIMIT)).isBetween(LIMIT / 4 - 200, LIMIT / 4 + 200);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void changedLimit_holdsForTheFleet(Path binary) throws Exception {
    List<FleetJvm> fleet = fleet(2, redis(binary).url());
    spendAll(fleet);

    fleet.forEach(jvm -> jvm.limit(2 * LIMIT));
    assertThat(spendAll(fleet)).isBetween(LIMIT - 1_000, LIMIT + 2 * FleetJvm.RESERVED);
    fleet.forEach(jvm -> jvm.limit(LIMIT));
    assertThat(spendAll(fleet)).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void emptiedRedis_isToldAgainWhatIsUsed(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    List<FleetJvm> fleet = fleet(2, redis.url());
    long before = spendAll(fleet);

    redis.send("FLUSHALL");
    for (FleetJvm jvm : fleet) {
      jvm.refuses();
      jvm.idle(10_000);
    }

    assertThat(before + spendAll(fleet)).isLessThan(LIMIT + 1_000);
    assertThat(keys(redis)).hasSize(2);
    assertThat(fleet).allMatch(FleetJvm::refuses);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void tenantsAndBudgets_areNotNamedThere(Path binary) throws Exception {
    RedisServer redis = redis(binary);
    FleetJvm jvm = new FleetJvm(redis.url(), LIMIT);
    jvm.spending.key("sk-secret");
    jvm.spend();

    assertThat(keys(redis))
        .allMatch(key -> key.matches("parsimony:budget-1:(salt|\\{[0-9a-f]{64}}:[0-9]+)"));
    assertThat(redis.send("HGETALL", account(redis))).doesNotContain("day", "sk-");
    assertThat(redis.send("PTTL", account(redis))).matches(":[1-9][0-9]+\r\n");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void cluster_countsAtTheNodeOfTheAccount(Path binary) throws Exception {
    RedisServer node = redis(binary, "--cluster-enabled", "yes");
    node.send("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
    Await.until(
        "the cluster is up", () -> node.send("CLUSTER", "INFO").contains("cluster_state:ok"));
    List<FleetJvm> fleet = fleet(2, node.url().replace("redis:", "redis-cluster:"));

    assertThat(spendAll(fleet)).isBetween(LIMIT - 1_000, LIMIT + 2 * FleetJvm.RESERVED);
    assertThat(fleet).allMatch(jvm -> jvm.told.isEmpty());
  }

  /* By turns, until nobody is let through though all have asked after that. */
  private static long spendAll(List<FleetJvm> fleet) throws InterruptedException {
    long spent = 0;
    int refusedRounds = 0;
    while (refusedRounds < 2) {
      long before = spent;
      for (FleetJvm jvm : fleet) {
        jvm.round();
        spent += jvm.spend();
      }
      refusedRounds = spent > before ? 0 : refusedRounds + 1;
    }
    return spent;
  }

  private static List<String> keys(RedisServer redis) {
    return redis.keys("").stream().filter(line -> line.startsWith("parsimony:")).toList();
  }

  /* What is used or held of the only account, in all. */
  private static long held(RedisServer redis) {
    long held = 0;
    for (String line : redis.send("HVALS", account(redis)).split("\r\n")) {
      String[] numbers = line.split(" ");
      held += numbers.length == 5 ? Long.parseLong(numbers[2]) : 0;
    }
    return held;
  }
}
