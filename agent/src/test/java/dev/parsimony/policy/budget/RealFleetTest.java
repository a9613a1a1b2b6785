/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.server.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** JVMs that share a budget by a real server, which ends with each test. */
abstract class RealFleetTest {

  static final long LIMIT = 100_000;

  final List<AutoCloseable> open = new ArrayList<>();

  static List<Path> servers() {
    return RedisServer.binaries();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  RedisServer redis(Path binary, String... options) {
    RedisServer server = RedisServer.start(binary, options);
    open.add(server);
    return server;
  }

  static List<FleetJvm> fleet(int size, String url) {
    List<FleetJvm> fleet = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      fleet.add(new FleetJvm(url, LIMIT));
    }
    return fleet;
  }

  /** The key of the only account. */
  static String account(RedisServer redis) {
    return redis.keys("").stream().filter(key -> key.contains("{")).findFirst().orElseThrow();
  }
}
