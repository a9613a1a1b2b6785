/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.Usage;
import dev.parsimony.telemetry.Exchanges;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {

  private static final TokenCounter COUNTER = new TokenCounter(new TokenRatios());

  @Test
  void chat_countsPromptAndAnswer_andWhatSurroundsAMessage() {
    Usage usage =
        COUNTER.estimate(
            request(Operation.CHAT, "gpt-4o", "hello world"),
            ReplyFacts.builder().texts(() -> List.of("hello", " world")).build());

    assertThat(usage.input()).isEqualTo(2 + 3 + 3);
    assertThat(usage.output()).isEqualTo(2);
    assertThat(usage.cacheRead()).isEqualTo(Usage.UNKNOWN);
  }

  @Test
  void withoutReply_outputIsUnknown_butEmbeddingsHaveNone() {
    assertThat(COUNTER.estimate(request(Operation.CHAT, "gpt-4o", "x"), null).output())
        .isEqualTo(Usage.UNKNOWN);
    Usage embedding =
        COUNTER.estimate(request(Operation.EMBEDDINGS, "text-embedding-3-small", "hello"), null);
    assertThat(embedding.input()).isEqualTo(1);
    assertThat(embedding.output()).isZero();
  }

  @Test
  void vocabulary_followsTheModel() {
    String russian =
        "\u041f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430?";

    assertThat(tokens("gpt-4", russian)).isGreaterThan(tokens("gpt-4o", russian));
    assertThat(tokens("my-deployment", russian)).isEqualTo(tokens("gpt-4o", russian));
  }

  @Test
  void otherFamilies_areCountedByTheirRatio_asSoonAsItIsLearned() {
    TokenRatios ratios = new TokenRatios();
    TokenCounter counter = new TokenCounter(ratios);
    RequestFacts request =
        request(Operation.CHAT, "claude-haiku-4-5", "words ".repeat(1_000).trim());
    long assumed = counter.input(request);
    ReplyFacts reply = ReplyFacts.builder().usage(Usage.of(1_400, 1)).build();
    for (int i = 0; i < LearnedRatio.LEAST_SAMPLES; i++) {
      ratios.closed(Exchanges.exchange(request).reply(reply).build());
    }

    assertThat(assumed).isEqualTo(1_200);
    assertThat(counter.input(request)).isEqualTo(1_400);
    assertThat(counter.estimate(request, answer("ten words ".repeat(5).trim())).output())
        .isEqualTo(14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "\uDC00x\uD83D", "\u0000", "\uFFFF", "<|endoftext|>"})
  void oddText_isCountedLikeAnyOther(String text) {
    assertThat(COUNTER.estimate(request(Operation.TEXT_COMPLETION, "gpt-4o", text), null).input())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "\n", "\uD83D\uDE00", "1", "\u4E2D", "hello world "})
  void endlessText_isCountedInBoundedTime_andProportion(String unit) {
    long some = tokens(unit.repeat(200_000 / unit.length()));
    long many = tokens(unit.repeat(20_000_000 / unit.length()));

    assertThat((double) many / some).isCloseTo(100, within(2.0));
  }

  @Test
  void manyTexts_shareOneBound() {
    String[] texts =
        java.util.Collections.nCopies(5_000, "hello world ".repeat(10)).toArray(String[]::new);

    assertThat(COUNTER.estimate(request(Operation.TEXT_COMPLETION, "gpt-4o", texts), null).input())
        .isCloseTo(5_000 * 21, within(5_000L));
  }

  private static ReplyFacts answer(String text) {
    return ReplyFacts.builder().texts(() -> List.of(text)).build();
  }

  private static long tokens(String model, String text) {
    return COUNTER.input(request(Operation.CHAT, model, text));
  }

  private static long tokens(String text) {
    return COUNTER.estimate(request(Operation.TEXT_COMPLETION, "gpt-4o", text), null).input();
  }

  private static RequestFacts request(Operation operation, String model, String... texts) {
    return Exchanges.request("openai.chat", operation, model)
        .prompt(() -> Bodies.prompt(Role.USER, texts))
        .build();
  }
}
