/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.knuddels.jtokkit.api.EncodingType;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {

  private static final TokenCounter COUNTER = new TokenCounter();

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

  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini, O200K_BASE",
    "gpt-4.1, O200K_BASE",
    "gpt-5-nano, O200K_BASE",
    "o3, O200K_BASE",
    "llama, O200K_BASE",
    "'', O200K_BASE",
    "gpt-4, CL100K_BASE",
    "gpt-4-turbo-2024-04-09, CL100K_BASE",
    "gpt-3.5-turbo, CL100K_BASE",
    "ft:gpt-3.5-turbo:acme::1, CL100K_BASE",
    "ft:gpt-4o:acme::1, O200K_BASE",
    "text-embedding-3-large, CL100K_BASE",
  })
  void vocabulary_followsTheModel(String model, EncodingType type) {
    assertThat(TokenCounter.encodingOf(model)).isEqualTo(type);
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

  private static long tokens(String text) {
    return COUNTER.estimate(request(Operation.TEXT_COMPLETION, "gpt-4o", text), null).input();
  }

  private static RequestFacts request(Operation operation, String model, String... texts) {
    return Exchanges.request("openai.chat", operation, model)
        .prompt(() -> Bodies.prompt(Role.USER, texts))
        .build();
  }
}
