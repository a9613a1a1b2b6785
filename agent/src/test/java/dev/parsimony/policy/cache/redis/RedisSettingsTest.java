/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Origin;
import dev.parsimony.setting.Overrides;
import dev.parsimony.setting.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about the level in Redis. */
public class RedisSettingsTest {

  @Test
  void withoutAUrl_thereIsNoLevelInRedis() {
    RedisSettings settings = read(Map.of("timeout", "5ms"), new ArrayList<>());

    assertThat(settings.enabled()).isFalse();
    assertThat(settings.timeoutNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
  }

  @Test
  void everyKey_isRead() {
    RedisSettings settings =
        settings(
            "rediss://redis.acme.com",
            Map.of(
                "username-variable", "U",
                "password-variable", "P",
                "key-variable", "K",
                "max-entry-size", "2MiB",
                "prefix", "acme:prod"));

    assertThat(settings.enabled()).isTrue();
    assertThat(settings.access().url()).hasToString("rediss://redis.acme.com");
    assertThat(settings.access().usernameVariable()).isEqualTo("U");
    assertThat(settings.access().passwordVariable()).isEqualTo("P");
    assertThat(settings.keyVariable()).isEqualTo("K");
    assertThat(settings.timeoutNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(settings.maxEntryBytes()).isEqualTo(2 << 20);
    assertThat(settings.access().prefix()).isEqualTo("acme:prod");
  }

  @ParameterizedTest
  @CsvSource({
    "url, http://redis:6379, redis://host:port/database",
    "url, 'redis://user:secret@redis', without user and password",
    "password-variable, MY-KEY, the name of an environment variable",
    "timeout, 2s, 1ms to 1s",
    "max-entry-size, 1GiB, 1KiB to 64MiB",
    "prefix, 'a{b}', 1 to 64 letters",
  })
  void wrongValue_isToldWithWhatIsAllowed(String key, String value, String allowed) {
    List<Problem> problems = new ArrayList<>();

    read(Map.of(key, value), problems);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).in("f")).contains(key, allowed);
  }

  /** The settings of a level there. */
  public static RedisSettings settings(String url, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put("url", url);
    List<Problem> problems = new ArrayList<>();
    RedisSettings settings = read(all, problems);
    assertThat(problems).isEmpty();
    return settings;
  }

  private static RedisSettings read(Map<String, String> written, List<Problem> problems) {
    FakeEnvironment environment = new FakeEnvironment();
    written.forEach((key, value) -> environment.property("parsimony." + key, value));
    Node nothing = Node.map(Map.of(), Origin.FILE);
    return RedisSettings.of(
        RedisSettings.SECTION.read(nothing, new Overrides(environment), problems));
  }
}
