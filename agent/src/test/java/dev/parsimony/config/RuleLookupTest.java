/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.cache.CacheSettings;
import dev.parsimony.setting.FakeEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleLookupTest {

  @Test
  void noRule_setsNothing() {
    assertThat(find("mode: optimize")).isNull();
  }

  @Test
  void firstMatchingRule_wins() {
    CacheSettings settings =
        find(
            """
            rules:
              - {name: other, match: {model: o1}, cache: {ttl: 1s}}
              - {name: faq, match: {model: 'gpt*'}, cache: {ttl: 2s}}
              - {name: rest, cache: {ttl: 3s}}
            """);

    assertThat(requireNonNull(settings).rule()).isEqualTo("faq");
    assertThat(settings.ttl()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void ruleThatSaysNothingOfThePolicy_isPassedOver() {
    assertThat(requireNonNull(find("rules: [{name: a}, {name: b, cache: {}}]")).rule())
        .isEqualTo("b");
  }

  @Test
  void explicitNo_winsOverLaterRules() {
    CacheSettings settings =
        find("rules: [{name: a, cache: {enabled: false}}, {name: b, cache: {}}]");

    assertThat(requireNonNull(settings).rule()).isEqualTo("a");
    assertThat(settings.enabled()).isFalse();
  }

  @Test
  void explicitNoOfARuleThatDoesNotMatch_isPassedOver() {
    CacheSettings settings =
        find(
            "rules: [{name: a, match: {model: o1}, cache: {enabled: false}}, {name: b, cache:"
                + " {}}]");

    assertThat(requireNonNull(settings).rule()).isEqualTo("b");
    assertThat(settings.enabled()).isTrue();
  }

  @Test
  void policyThatNoRuleKnows_isNotFound() {
    SettingsLookup lookup =
        snapshot("rules: [{name: b, cache: {}}]")
            .lookup(Calls.facts(), Calls.origin(), Instant.EPOCH);

    assertThat(lookup.find(String.class)).isNull();
  }

  @Test
  void repeatedFind_asksTheRulesOnce() {
    AtomicInteger asked = new AtomicInteger();
    SettingsLookup lookup =
        snapshot("rules: [{name: b, match: {system-prompt: x}, cache: {}}]")
            .lookup(
                Calls.facts(
                    () -> {
                      asked.incrementAndGet();
                      return "";
                    }),
                Calls.origin(),
                Instant.EPOCH);

    assertThat(lookup.find(CacheSettings.class)).isNull();
    assertThat(lookup.find(CacheSettings.class)).isNull();
    assertThat(asked).hasValue(1);
  }

  private static @Nullable CacheSettings find(String yaml) {
    return snapshot(yaml)
        .lookup(Calls.facts(), Calls.origin(), Instant.EPOCH)
        .find(CacheSettings.class);
  }

  private static ConfigSnapshot snapshot(String yaml) {
    return ParsedConfig.ofText(yaml, new FakeEnvironment()).snapshot();
  }
}
