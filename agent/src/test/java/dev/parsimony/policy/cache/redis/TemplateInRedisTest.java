/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.openai.ChatDialect;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Decision;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.cache.CacheSettings;
import dev.parsimony.policy.cache.ChatCalls;
import dev.parsimony.policy.cache.LastingAnswers;
import dev.parsimony.policy.cache.template.Templates;
import dev.parsimony.server.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers with gaps for values, which a fleet shares. */
class TemplateInRedisTest extends RealRedisTest {

  private static final CacheSettings SETTINGS =
      ChatCalls.settings(Templates.node("Remind {customer} of order 17.", "customer", "", true));

  @ParameterizedTest
  @MethodSource("servers")
  void answersOfTwoJvms_agreeForAThird(Path binary) throws Exception {
    RedisServer server = started(binary);
    bought(server, "Anna Schmidt");
    bought(server, "Berta Meier");

    PolicyCall third = call("Carla Weber");
    Verdict verdict = before(process(level(server.url(), Map.of())), third);

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(third.decisions().stream().map(Decision::toString))
        .containsExactly("cache=hit(template)");
    assertThat(third.decisions().get(0).level()).isEqualTo("redis");
    assertThat(new String(verdict.reply().openBody().readAllBytes(), UTF_8))
        .contains("Dear Carla Weber");
  }

  private void bought(RedisServer server, String name) throws Exception {
    RedisLevel level = level(server.url(), Map.of());
    CachePolicy cache = process(level);
    PolicyCall call = call(name);
    assertThat(before(cache, call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    cache.ended(call, ChatCalls.reply("Dear " + name));
    level.finish(PATIENCE);
  }

  private static Verdict before(CachePolicy cache, PolicyCall call) throws Exception {
    Verdict verdict = cache.before(call);
    while (verdict.kind() == Verdict.Kind.PENDING) {
      verdict = cache.resumed(call, verdict.later().verdict().get(30, TimeUnit.SECONDS));
    }
    return verdict;
  }

  private static CachePolicy process(RedisLevel level) {
    return new CachePolicy(
        AnswerStore.of(1 << 20, 1 << 16, System::nanoTime),
        new byte[32],
        new LastingAnswers(List.of(level), System::currentTimeMillis));
  }

  private static PolicyCall call(String name) {
    Object message = Map.of("role", "user", "content", "Remind " + name + " of order 17.");
    return ChatCalls.call(
        new ChatDialect(),
        "https://api.openai.com/v1/chat/completions",
        "Bearer one",
        Json.write(Map.of("model", "gpt-4o", "messages", List.of(message))),
        SETTINGS,
        1);
  }
}
