/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.config.ConfigHolder;
import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.compress.CompressPolicy;
import dev.parsimony.policy.hint.PrefixWatch;
import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenCounter;
import dev.parsimony.tokens.TokenRatios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {

  private static final WireRequest SPACIOUS =
      Chat.request()
          .withBody(
              Chat.REQUEST
                  .replace("Hi", "Sum up:\\n{    \\\"a\\\" :   [ 1 ,    2 ,    3 ]   }")
                  .getBytes(UTF_8));

  private final AtomicLong now = new AtomicLong();
  private final AnswerStore imagined = AnswerStore.keysOnly(1 << 20, 1 << 20, now::get);
  private final Analyst analyst =
      new Analyst(
          PriceTable::standard,
          new TokenCounter(new TokenRatios()),
          new WhatIf(
              new CachePolicy(imagined, new byte[32]),
              CompressPolicy.imagined(PriceTable::standard)),
          new PrefixWatch(PriceTable::standard, line -> {}));
  @TempDir Path folder;

  @Test
  void withoutRules_theDefaultsAreImagined() throws IOException {
    ConfigSnapshot config = config("");

    assertThat(told(observe(config)))
        .containsExactly("cache=would_miss(not_found)", "cache=would_store(ok)");
    assertThat(told(observe(config))).containsExactly("cache=would_hit(exact)");
    assertThat(observe(config).decisions()).extracting(Decision::rule).containsExactly("");
  }

  @Test
  void hit_wouldSaveItsUsage_whichWasBoughtAllTheSame() throws IOException {
    ConfigSnapshot config = config("");
    Exchange first = observe(config);
    Exchange second = observe(config);

    assertThat(first.savings()).isEmpty();
    Saving saving = second.savings().get(0);
    assertThat(saving.isImagined()).isTrue();
    assertThat(saving.isEstimated()).isFalse();
    assertThat(saving.tokens().input()).isEqualTo(8);
    assertThat(saving.cost()).isEqualTo(second.cost()).isPositive();
  }

  @Test
  void hit_doesNotRenewTheStoredAnswer() throws IOException {
    ConfigSnapshot config = config("rules: [{name: brief, cache: {ttl: 4s}}]");
    observe(config);
    now.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(told(observe(config))).containsExactly("cache=would_hit(exact)");

    now.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(told(observe(config))).startsWith("cache=would_miss(expired)");
  }

  @Test
  void rule_isFollowedAndNamed() throws IOException {
    ConfigSnapshot config = config("rules: [{name: faq, cache: {}}]");

    assertThat(observe(config).decisions()).extracting(Decision::rule).containsOnly("faq");
    assertThat(observe(config).decisions()).extracting(Decision::rule).containsOnly("faq");
  }

  @Test
  void ruleThatRefuses_wouldBypass() throws IOException {
    ConfigSnapshot config = config("rules: [{name: never, cache: {enabled: false}}]");
    observe(config);
    Exchange second = observe(config);

    assertThat(told(second)).containsExactly("cache=would_bypass(disabled)");
    assertThat(second.decisions()).extracting(Decision::rule).containsExactly("never");
    assertThat(second.savings()).isEmpty();
  }

  @Test
  void rollout_countsAsItDoesLive() throws IOException {
    ConfigSnapshot waiting = config("rules: [{name: new, rollout: {percent: 0}, cache: {}}]");
    ConfigSnapshot treated = config("rules: [{name: new, rollout: {percent: 100}, cache: {}}]");

    assertThat(told(observe(waiting))).containsExactly("cache=would_bypass(no_rule)");
    assertThat(observe(waiting).assignments()).hasToString("[new/cache=waiting]");
    assertThat(observe(treated).assignments()).hasToString("[new/cache=treatment]");
    assertThat(told(observe(treated))).containsExactly("cache=would_hit(exact)");
  }

  @Test
  void shorterPrompt_wouldSaveItsTokens_byCountAndPrice() throws IOException {
    ConfigSnapshot config = config("rules: [{name: short, compress: {}}]");

    Exchange exchange = observe(config, SPACIOUS);

    assertThat(told(exchange))
        .contains("compress.json=would_save(ok)", "compress=would_change(lossless)");
    assertThat(exchange.sent()).isSameAs(exchange.request());
    Saving saving = exchange.savings().get(0);
    assertThat(saving.policy()).isEqualTo("compress");
    assertThat(saving.isImagined()).isTrue();
    assertThat(saving.isEstimated()).isTrue();
    assertThat(saving.tokens().input()).isPositive();
    assertThat(saving.cost()).isEqualTo(saving.tokens().input() * 150);
  }

  @Test
  void promptOfAnAnswerThatFailed_wouldSaveNothing() throws IOException {
    ConfigSnapshot config = config("rules: [{name: short, compress: {}}]");
    ClosedCall failed =
        Closed.call(SPACIOUS, Closed.whole(ServedBy.PROVIDER, 500), config, PolicyRun.NONE);

    Exchange exchange = requireNonNull(analyst.close(failed), "no exchange");

    assertThat(told(exchange)).contains("compress=would_change(lossless)");
    assertThat(exchange.savings()).isEmpty();
  }

  @Test
  void promptThatNoRuleSpeaksFor_isNotImaginedShorter() throws IOException {
    assertThat(told(observe(config(""), SPACIOUS)))
        .containsExactly("cache=would_miss(not_found)", "cache=would_store(ok)");
  }

  @Test
  void promptOfAHit_wouldNotHaveBeenSent() throws IOException {
    ConfigSnapshot config = config("rules: [{name: both, cache: {}, compress: {}}]");
    observe(config, SPACIOUS);

    assertThat(told(observe(config, SPACIOUS))).containsExactly("cache=would_hit(exact)");
  }

  @Test
  void compressionThatFails_leavesTheCacheToItself_andIsCounted() throws IOException {
    long before = SuppressedFailures.count();
    Policy broken =
        ScriptedPolicy.saying(
            () -> {
              throw new IllegalStateException("broken");
            });
    WhatIf whatIf = new WhatIf(new CachePolicy(imagined, new byte[32]), broken);
    Analyst failing =
        new Analyst(
            PriceTable::standard,
            new TokenCounter(new TokenRatios()),
            whatIf,
            new PrefixWatch(PriceTable::standard, line -> {}));
    ClosedCall call = Closed.call(Closed.whole(ServedBy.PROVIDER), config(""), PolicyRun.NONE);

    Exchange exchange = requireNonNull(failing.close(call), "no exchange");

    assertThat(told(exchange))
        .containsExactly("cache=would_miss(not_found)", "cache=would_store(ok)");
    assertThat(SuppressedFailures.count()).isEqualTo(before + 1);
  }

  private static List<String> told(Exchange exchange) {
    return exchange.decisions().stream().map(Decision::toString).toList();
  }

  private ConfigSnapshot config(String rules) throws IOException {
    Path file = Files.writeString(folder.resolve("parsimony.yaml"), "mode: observe\n" + rules);
    return ConfigHolder.start(file.toString(), new FakeEnvironment(), line -> {}).current();
  }

  private Exchange observe(ConfigSnapshot config) {
    return observe(config, Chat.request());
  }

  private Exchange observe(ConfigSnapshot config, WireRequest request) {
    ClosedCall call = Closed.call(request, Closed.whole(ServedBy.PROVIDER), config, PolicyRun.NONE);
    return requireNonNull(analyst.close(call), "no exchange");
  }
}
