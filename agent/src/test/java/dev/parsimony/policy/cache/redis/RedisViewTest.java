/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.EntryLabel;
import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.server.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator sees of answers in a real Redis, and erases. */
class RedisViewTest extends RealRedisTest {

  private static final Map<String, String> SEALED = Map.of("key-variable", "KEY");

  @ParameterizedTest
  @MethodSource("servers")
  void answers_areListedByTheirLabels_whichStandNowhereInClear(Path binary) throws Exception {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), SEALED);
    put(level, server, 1, "faq");
    put(level, server, 2, "other");

    try (RedisView view = view(server.url(), SEALED)) {
      assertThat(view.entries()).extracting(entry -> entry.label().rule()).contains("faq", "other");
      assertThat(view.fingerprintKey()).isEqualTo(level.fingerprintKey());
    }
    assertThat(server.send("GET", answer(1))).doesNotContain("faq", "tenant-of");
    assertThatThrownBy(() -> view(server.url(), Map.of()))
        .isInstanceOf(UnusableStoreException.class);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsErased_isGone_andOthersForgetTheirMemory(Path binary) throws Exception {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    AtomicInteger purges = new AtomicInteger();
    level.whenPurged(purges::incrementAndGet);
    put(level, server, 1, "faq");
    put(level, server, 2, "other");

    try (RedisView view = view(server.url(), Map.of())) {
      List<ListedEntry> faq = view.entries();
      faq.removeIf(entry -> !entry.label().rule().equals("faq"));
      view.erase(faq);
    }

    assertThat(server.keys(":answer")).containsExactly(answer(2));
    skew.addAndGet(6_000);
    await(() -> purges.get() == 1);
    skew.addAndGet(60_000);
    put(level, server, 3, "faq");
    assertThat(purges).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void all_areErased_alsoThoseThatCannotBeRead_andNothingElse(Path binary) throws Exception {
    RedisServer server = started(binary);
    RedisLevel level = level(server.url(), Map.of());
    for (int i = 1; i <= 100; i++) {
      level.put(entry(i, "faq"), i);
    }
    await(() -> server.keys(":answer").size() == 100);
    server.send("SET", answer(1), "garbage");
    server.send("SET", "parsimony:2:{x}:lease", "somebody");
    server.send("SET", "another:2:{x}:answer", "of another prefix");

    try (RedisView view = view(server.url(), Map.of())) {
      assertThat(view.entries()).hasSize(99);
      view.eraseAll();
      assertThat(view.entries()).isEmpty();
    }

    assertThat(server.keys(":answer")).containsExactly("another:2:{x}:answer");
    assertThat(server.keys(":lease")).hasSize(1);
    assertThat(server.keys("head")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answersOfACluster_areFoundAtEachNode(Path binary) throws Exception {
    RedisServer one = started(binary, "--cluster-enabled", "yes");
    one.send("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
    await(() -> one.send("CLUSTER", "INFO").contains("cluster_state:ok"));
    String url = one.url().replace("redis:", "redis-cluster:");
    put(level(url, Map.of()), one, 1, "faq");

    try (RedisView view = view(url, Map.of())) {
      assertThat(view.entries()).hasSize(1);
      view.eraseAll();
    }
    assertThat(one.keys(":answer")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void emptyRedis_isSaidToBeEmpty(Path binary) {
    RedisServer server = started(binary);

    assertThatThrownBy(() -> view(server.url(), Map.of()))
        .isInstanceOf(UnusableStoreException.class)
        .hasMessageContaining("there are no answers in redis://127.0.0.1");
    assertThat(server.keys("head")).isEmpty();
  }

  private static RedisView view(String url, Map<String, String> more) throws Exception {
    return RedisView.open(RedisSettingsTest.settings(url, more), name -> SECRET);
  }

  private void put(RedisLevel level, RedisServer server, int key, String rule) {
    level.put(entry(key, rule), key);
    await(() -> server.send("EXISTS", answer(key)).equals(":1\r\n"));
  }

  private static Entry entry(int key, String rule) {
    long now = System.currentTimeMillis();
    EntryLabel label = new EntryLabel(rule, "tenant-of-" + rule, "", "m", "f", Map.of("url", 1L));
    return new Entry(key(key), now, now + 600_000, "blue".getBytes(StandardCharsets.UTF_8))
        .labelled(() -> label, 10);
  }

  private static String answer(int key) {
    return new RedisKeys("parsimony").answer(key(key));
  }

  private static Fingerprint key(int number) {
    byte[] hash = new byte[Fingerprint.BYTES];
    hash[Fingerprint.BYTES - 1] = (byte) number;
    return Fingerprint.of(hash);
  }
}
