/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.setting.Environment;
import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Origin;
import dev.parsimony.setting.Overrides;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheSettingsTest {

  private static final RequestFacts SENDING =
      Asked.question("a").offering("send_mail", false).facts();
  private static final RequestFacts GETTING =
      Asked.question("a").offering("get_mail", false).facts();
  private static final Node NOTHING_WRITTEN = Node.map(Map.of(), Origin.FILE);

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void defaults() {
    CacheSettings settings = CacheSettings.defaults();

    assertThat(settings.enabled()).isTrue();
    assertThat(settings.ttl()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.jitter()).isZero();
    assertThat(settings.answers()).isEqualTo(1);
    assertThat(settings.staleWhileRevalidate()).isZero();
    assertThat(settings.maxTemperature()).isZero();
    assertThat(settings.toolCalls()).isFalse();
    assertThat(settings.stored()).isFalse();
    assertThat(settings.partition()).isEqualTo("credential");
    assertThat(settings.ignoreHeaders()).isEmpty();
    assertThat(settings.retryWindow()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.join()).isTrue();
    assertThat(settings.screening().objections(SENDING)).containsExactly("side_effect_tools");
    assertThat(settings.rule()).isEmpty();
  }

  @Test
  void everyKey_isRead() {
    CacheSettings settings =
        CacheSettings.of(
            read(
                new FakeEnvironment()
                    .property("parsimony.enabled", "false")
                    .property("parsimony.ttl", "1h")
                    .property("parsimony.jitter", "0.25")
                    .property("parsimony.answers", "3")
                    .property("parsimony.stale-while-revalidate", "10m")
                    .property("parsimony.max-temperature", "0.5")
                    .property("parsimony.tool-calls", "true")
                    .property("parsimony.stored", "true")
                    .property("parsimony.safe-tools", "*")
                    .property("parsimony.side-effect-tools", "get_*,wire")
                    .property("parsimony.partition", "shared")
                    .property("parsimony.ignore-headers", "X-A,X-B")
                    .property("parsimony.retry-window", "0s")
                    .property("parsimony.join", "false")),
            "faq");

    assertThat(problems).isEmpty();
    assertThat(settings.enabled()).isFalse();
    assertThat(settings.ttl()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.jitter()).isEqualTo(0.25);
    assertThat(settings.answers()).isEqualTo(3);
    assertThat(settings.staleWhileRevalidate()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.maxTemperature()).isEqualTo(0.5);
    assertThat(settings.toolCalls()).isTrue();
    assertThat(settings.stored()).isTrue();
    assertThat(settings.screening().objections(SENDING)).isEmpty();
    assertThat(settings.screening().objections(GETTING)).containsExactly("side_effect_tools");
    assertThat(settings.partition()).isEqualTo("shared");
    assertThat(settings.ignoreHeaders()).containsExactly("X-A", "X-B");
    assertThat(settings.retryWindow()).isZero();
    assertThat(settings.join()).isFalse();
    assertThat(settings.rule()).isEqualTo("faq");
  }

  @Test
  void wrongValues_areRefusedEach() {
    read(
        new FakeEnvironment()
            .property("parsimony.enabled", "maybe")
            .property("parsimony.ttl", "366d")
            .property("parsimony.jitter", "0.51")
            .property("parsimony.answers", "17")
            .property("parsimony.stale-while-revalidate", "soon")
            .property("parsimony.max-temperature", "2.1")
            .property("parsimony.tool-calls", "2")
            .property("parsimony.stored", "x")
            .property("parsimony.safe-tools", ",")
            .property("parsimony.side-effect-tools", "a,")
            .property("parsimony.partition", "a b")
            .property("parsimony.ignore-headers", "X-A,")
            .property("parsimony.retry-window", "2h")
            .property("parsimony.join", "[]"));

    assertThat(problems).hasSize(14);
    assertThat(problems.get(1))
        .hasToString(
            "property -Dparsimony.ttl: ttl: '366d' is out of bounds; allowed: 1s to 365d, such as 24h");
  }

  @Test
  void headerWithACredential_cannotBeIgnored() {
    read(new FakeEnvironment().property("parsimony.ignore-headers", "X-Id,Authorization"));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString())
        .contains("'Authorization' is not a header to ignore", "is said by partition");
  }

  @Test
  void copies_changeOneValue() {
    CacheSettings settings =
        CacheSettings.defaults()
            .withEnabled(false)
            .withTtl(Duration.ofSeconds(1))
            .withJitter(0.5)
            .withStaleWhileRevalidate(Duration.ofMinutes(1))
            .withMaxTemperature(1)
            .withToolCalls(true)
            .withStored(true)
            .withImageUrls(true)
            .withPartition("p")
            .withIgnoreHeaders(Set.of("X-A"))
            .withRetryWindow(Duration.ZERO)
            .withJoin(false)
            .withRule("r");

    assertThat(settings.enabled()).isFalse();
    assertThat(settings.ttl()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.jitter()).isEqualTo(0.5);
    assertThat(settings.staleWhileRevalidate()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.maxTemperature()).isEqualTo(1);
    assertThat(settings.toolCalls()).isTrue();
    assertThat(settings.stored()).isTrue();
    assertThat(settings.imageUrls()).isTrue();
    assertThat(settings.partition()).isEqualTo("p");
    assertThat(settings.retryWindow()).isZero();
    assertThat(settings.join()).isFalse();
    assertThat(settings.rule()).isEqualTo("r");
    assertThat(CacheSettings.defaults().enabled()).isTrue();
  }

  @Test
  void ignoredHeaders_areFoundInWhateverCase() {
    Set<String> ignored =
        CacheSettings.defaults().withIgnoreHeaders(Set.of("X-Id")).ignoreHeaders();

    assertThat(ignored.contains("x-ID")).isTrue();
    assertThat(ignored.contains("X-Other")).isFalse();
  }

  private Values read(Environment environment) {
    return CacheSettings.SECTION.read(NOTHING_WRITTEN, new Overrides(environment), problems);
  }
}
