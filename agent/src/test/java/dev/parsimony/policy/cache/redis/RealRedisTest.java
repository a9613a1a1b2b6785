/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.engine.Await;
import dev.parsimony.policy.cache.level.LevelRead;
import dev.parsimony.policy.cache.level.RealThreads;
import dev.parsimony.server.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Levels in real servers, which end with each test. */
abstract class RealRedisTest {

  static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  static final String SECRET = "a secret of the operator";

  final AtomicLong skew = new AtomicLong();
  final List<String> lines = new CopyOnWriteArrayList<>();
  final List<AutoCloseable> open = new ArrayList<>();
  private final RealThreads threads = new RealThreads();

  static List<Path> servers() {
    return RedisServer.binaries();
  }

  @AfterEach
  void close() throws Exception {
    threads.close();
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  RedisServer started(Path binary, String... options) {
    RedisServer server = RedisServer.start(binary, options);
    open.add(server);
    return server;
  }

  /* With more patience than most have, since a machine that builds has pauses. */
  RedisLevel level(String url, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(Map.of("timeout", "1s"));
    all.putAll(more);
    RedisLevel level =
        new RedisLevel(
            RedisSettingsTest.settings(url, all),
            RealRedisTest::variable,
            threads,
            () -> System.currentTimeMillis() + skew.get(),
            lines::add);
    level.begin();
    LevelRead opening = level.opening(0);
    if (opening != null) {
      await(opening);
    }
    return level;
  }

  private static @Nullable String variable(String name) {
    return Map.of("KEY", SECRET, "RIGHT", "right", "WRONG", "wrong!", "USER", "app").get(name);
  }

  static void await(LevelRead read) {
    try {
      read.verdict().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(Callable<Boolean> condition) {
    Await.until("it is in Redis", condition);
  }
}
