/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.redis.HeldProxy;
import dev.parsimony.server.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of two JVMs asks, and what the other one gets. */
class LeaseClaimTest extends RealRedisTest {

  private static final Fingerprint KEY = Fingerprint.of(new byte[Fingerprint.BYTES]);
  private static final String LEASE = new RedisKeys("parsimony").lease(KEY);

  @ParameterizedTest
  @MethodSource("servers")
  void secondJvm_getsTheAnswerOfTheFirst(Path binary) {
    RedisServer server = started(binary);
    RedisLevel one = level(server.url(), Map.of());
    RedisLevel other = level(server.url(), Map.of());
    LeaseClaim first = claim(one, PATIENCE);
    await(first);
    assertThat(first.reason()).isNull();
    assertThat(first.entry()).isNull();

    LeaseClaim second = claim(other, PATIENCE);
    assertThat(server.send("PTTL", LEASE)).matches(":[1-5][0-9]{0,3}\r\n");
    assertThat(second.verdict()).isNotDone();
    one.put(entry("blue"), 1);
    first.release();
    await(second);

    assertThat(requireNonNull(second.entry()).content()).asString().isEqualTo("blue");
    assertThat(second.reason()).isNull();
    second.release();
    await(() -> server.keys(":lease").isEmpty());
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void leaseThatEndsWithoutAnAnswer_isTheSecondsNext(Path binary) {
    RedisServer server = started(binary);
    LeaseClaim first = claim(level(server.url(), Map.of()), PATIENCE);
    await(first);
    LeaseClaim second = claim(level(server.url(), Map.of()), PATIENCE);
    LeaseClaim third = claim(level(server.url(), Map.of()), PATIENCE);

    first.release();
    await(() -> second.verdict().isDone() || third.verdict().isDone());

    LeaseClaim next = second.verdict().isDone() ? second : third;
    assertThat(next.reason()).isNull();
    assertThat(next.entry()).isNull();
    assertThat((next == second ? third : second).verdict()).isNotDone();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void leaseOfAJvmThatDied_endsByItself(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    server.send("SET", LEASE, "of somebody who is gone", "PX", "300");

    LeaseClaim claim = claim(level, PATIENCE);
    await(claim);

    assertThat(claim.reason()).isNull();
    assertThat(server.send("GET", LEASE)).doesNotContain("gone");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void lease_isRenewedWhileItIsHeld(Path binary) {
    RedisServer server = started(binary);
    LeaseClaim claim = claim(level(server.url(), Map.of()), PATIENCE);
    await(claim);

    server.send("PEXPIRE", LEASE, "3000");
    await(() -> Integer.parseInt(server.send("PTTL", LEASE).replaceAll("[^0-9]", "")) > 3_500);
    claim.release();
    await(() -> server.keys(":lease").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void leaseThatWasLost_isNotTakenFromItsNextHolder(Path binary) {
    RedisServer server = started(binary);
    LeaseClaim claim = claim(level(server.url(), Map.of()), PATIENCE);
    await(claim);

    server.send("SET", LEASE, "of another");
    claim.release();
    LeaseClaim later = claim(level(server.url(), Map.of()), TimeUnit.MILLISECONDS.toNanos(30));
    await(later);

    assertThat(later.reason()).isEqualTo("lease_wait_over");
    assertThat(server.send("GET", LEASE)).contains("of another");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answerThatDoesNotFit_isNotGivenAgain(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    put(level, server, "old");
    LeaseClaim first = claim(level, PATIENCE);
    await(first);
    assertThat(requireNonNull(first.entry()).content()).asString().isEqualTo("old");

    LeaseClaim leading = first.beyond();
    await(leading);
    assertThat(leading.entry()).isNull();
    assertThat(leading.reason()).isNull();

    LeaseClaim waiting = claim(level(server.url(), Map.of()), PATIENCE);
    await(waiting);
    LeaseClaim further = waiting.beyond();
    server.send("DEL", new RedisKeys("parsimony").answer(KEY));
    level.put(entry("new"), 2);
    leading.release();
    await(further);
    assertThat(requireNonNull(further.entry()).content()).asString().isEqualTo("new");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void garbageInPlaceOfAnAnswer_isAsIfThereWereNone(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    server.send("SET", new RedisKeys("parsimony").answer(KEY), "garbage".repeat(50));

    LeaseClaim claim = claim(level, PATIENCE);
    await(claim);

    assertThat(claim.entry()).isNull();
    assertThat(claim.reason()).isNull();
    assertThat(server.keys(":lease")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void slowRedis_letsTheCallGo_andKeepsNoLease(Path binary) {
    RedisServer server = started(binary);
    HeldProxy proxy = new HeldProxy(server.port());
    open.add(proxy);
    RedisLevel level = level(proxy.url(), Map.of());

    proxy.hold();
    LeaseClaim claim = claim(level, PATIENCE);
    await(claim);
    assertThat(claim.reason()).isEqualTo("redis_slow");

    proxy.release();
    await(() -> server.keys(":lease").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void killedRedis_letsThoseWhoWaitGo(Path binary) {
    RedisServer server = started(binary);
    LeaseClaim first = claim(level(server.url(), Map.of()), PATIENCE);
    await(first);
    LeaseClaim second = claim(level(server.url(), Map.of()), PATIENCE);

    server.kill();
    await(second);

    assertThat(second.reason()).isIn("redis_slow", "redis_down");
    first.release();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void fullRedis_letsTheCallGo_andIsNotAskedForAWhile(Path binary) {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    server.send("CONFIG", "SET", "maxmemory-policy", "noeviction");
    server.send("CONFIG", "SET", "maxmemory", "1");

    LeaseClaim claim = claim(level, PATIENCE);
    await(claim);

    assertThat(claim.reason()).isEqualTo("redis_down");
    assertThat(level.claim(KEY, PATIENCE)).isNull();
    assertThat(level.isDown()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void callThatIsCancelled_leavesNoLease(Path binary) {
    RedisServer server = started(binary);
    HeldProxy proxy = new HeldProxy(server.port());
    open.add(proxy);
    RedisLevel level = level(proxy.url(), Map.of());

    proxy.hold();
    LeaseClaim claim = claim(level, PATIENCE);
    await(() -> server.keys(":lease").size() == 1 || claim.verdict().isDone());
    claim.abandon();
    proxy.release();

    await(() -> server.keys(":lease").isEmpty());
  }

  private static LeaseClaim claim(RedisLevel level, long patience) {
    return requireNonNull(level.claim(KEY, patience));
  }

  private static void put(RedisLevel level, RedisServer server, String text) {
    level.put(entry(text), 1);
    await(() -> server.keys(":answer").size() == 1);
  }

  private static Entry entry(String text) {
    long now = System.currentTimeMillis();
    return new Entry(KEY, now, now + 60_000, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void await(LeaseClaim claim) {
    await(() -> claim.verdict().isDone());
  }
}
