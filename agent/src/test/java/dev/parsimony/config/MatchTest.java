/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.cache.CacheSettings;
import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.PatternTooCostlyException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{service: 'shop-*'}",
        "{client: openai-java}",
        "{provider: [anthropic, openai]}",
        "{operation: chat}",
        "{operation: [embeddings, chat]}",
        "{model: 'gpt-4o*'}",
        "{model: [o1, '*-mini']}",
        "{endpoint: 'https://api.openai.com/**'}",
        "{endpoint: 'https://api.openai.com/v1/chat/completions'}",
        "{caller: 'com.acme.faq.**'}",
        "{thread: [none, 'scheduling-*']}",
        "{system-prompt: '(?i)support desk'}",
        "{header: {x-team: 'support*'}}",
        "{mdc: {tenant: acme}}",
        "{baggage: {region: [us, eu]}}",
        "{model: 'gpt-4o*', header: {X-Team: sales}, mdc: {tenant: '*'}, caller: '**'}",
      })
  void fittingConditions_match(String match) {
    assertThat(find(match, Calls.facts(), new Calls.App())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{service: 'bank-*'}",
        "{client: langchain4j}",
        "{provider: azure}",
        "{operation: embeddings}",
        "{model: gpt-4o}",
        "{endpoint: 'https://api.openai.com/*'}",
        "{endpoint: '**api-version=1'}",
        "{caller: 'com.acme.faq.*'}",
        "{thread: scheduling}",
        "{system-prompt: support desk}",
        "{header: {X-Team: support}}",
        "{header: {X-Other: '*'}}",
        "{mdc: {tenant: acme, user: '*'}}",
        "{baggage: {tenant: acme}}",
        "{model: 'gpt-4o*', provider: azure}",
      })
  void oneConditionThatDoesNotFit_isEnoughForNoMatch(String match) {
    assertThat(find(match, Calls.facts(), new Calls.App())).isNull();
  }

  @Test
  void applicationWithoutContext_matchesNoConditionOnIt() {
    assertThat(find("{caller: '**'}", Calls.facts(), AppContext.NONE)).isNull();
    assertThat(find("{mdc: {tenant: '*'}}", Calls.facts(), AppContext.NONE)).isNull();
  }

  @Test
  void dearConditions_areNotAskedWhenACheapOneFails() {
    AppContext untouchable =
        new Calls.App() {
          @Override
          public String callingClass() {
            throw new AssertionError("asked for the stack");
          }
        };
    RequestFacts facts =
        Calls.facts(
            () -> {
              throw new AssertionError("asked for the prompt");
            });

    assertThat(find("{system-prompt: x, caller: '**', model: o1}", facts, untouchable)).isNull();
    assertThat(find("{model: 'gpt-*'}", facts, untouchable)).isNotNull();
  }

  @Test
  void systemPrompt_isLookedAtInItsFirstCharactersOnly() {
    assertThat(find("{system-prompt: needle}", promptWith(8_186), AppContext.NONE)).isNotNull();
    assertThat(find("{system-prompt: needle}", promptWith(8_187), AppContext.NONE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(x+x+)+y", "(?:x|xx)*y", "(x|x)*z"})
  void catastrophicPattern_endsTheLookup(String pattern) {
    RequestFacts facts = Calls.facts(() -> "x".repeat(100_000));

    assertThatThrownBy(() -> find("{system-prompt: '" + pattern + "'}", facts, AppContext.NONE))
        .isInstanceOf(PatternTooCostlyException.class);
  }

  private static RequestFacts promptWith(int before) {
    return Calls.facts(() -> "x".repeat(before) + "needle");
  }

  private static @Nullable CacheSettings find(String match, RequestFacts facts, AppContext app) {
    FakeEnvironment environment = new FakeEnvironment().variable("OTEL_SERVICE_NAME", "shop-eu");
    ParsedConfig parsed =
        ParsedConfig.ofText("rules: [{name: a, match: " + match + ", cache: {}}]", environment);
    assertThat(parsed.problems()).isEmpty();
    return parsed
        .snapshot()
        .lookup(facts, Calls.origin(app), Instant.EPOCH)
        .find(CacheSettings.class);
  }
}
