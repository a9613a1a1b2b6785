/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Span;
import dev.parsimony.exchange.TokenRatio;
import dev.parsimony.exchange.Usage;
import dev.parsimony.telemetry.Exchanges;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TokenRatiosTest {

  private static final String CLAUDE = "claude-haiku-4-5";
  private static final int WORDS = 1_000;
  private static final int ENOUGH = LearnedRatio.LEAST_SAMPLES;

  private final TokenRatios ratios = new TokenRatios();

  @Test
  void reportedUsage_isLearned_forAllModelsOfTheFamily_andForNoOther() {
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange);

    assertThat(ratios.of("claude-opus-4-1").isLearned()).isTrue();
    assertThat(ratios.of("claude-opus-4-1").about(WORDS)).isEqualTo(1_300);
    assertThat(ratios.of("claude-opus-4-1").atMost(WORDS)).isEqualTo(1_326);
    assertThat(ratios.of("claude-opus-5").isLearned()).isFalse();
    assertThat(ratios.seen()).containsOnlyKeys("claude");
  }

  @Test
  void tokensOfTheProvidersCache_areAmongThoseOfTheInput() {
    Usage cached = new Usage(1_300, 5, 900, 100, Usage.UNKNOWN);
    tell(ENOUGH, CLAUDE, 0, exchange -> exchange.reply(reply(CLAUDE).usage(cached).build()));

    assertThat(ratios.of(CLAUDE).ratio()).isEqualTo(1.3);
  }

  @Test
  void whatWasSent_isWhatCounts() {
    RequestFacts sent = chat("gpt-4o-mini", WORDS).build();
    ReplyFacts reply = reply("gpt-4o-mini").usage(Usage.of(1_100, 1)).build();
    tell(ENOUGH, CLAUDE, 0, exchange -> exchange.sent(sent).reply(reply));

    assertThat(ratios.of("gpt-4o").ratio()).isCloseTo(1.1, within(1e-9));
    assertThat(ratios.seen()).containsOnlyKeys("o200k");
  }

  @Test
  void whatTellsNothingOfTheTokenizer_isNotLearned() {
    ReplyFacts.Builder flawed = reply(CLAUDE).usage(Usage.of(1_300, 1)).flaw("incomplete_reply");
    ReplyFacts silent = reply(CLAUDE).build();
    ReplyFacts half = reply(CLAUDE).usage(Usage.of(Usage.UNKNOWN, 7)).build();
    ReplyFacts others = reply("gpt-4o").usage(Usage.of(1_300, 1)).build();
    RequestFacts hosted = chat(CLAUDE, WORDS).uncacheable(Uncacheable.HOSTED_TOOL).build();
    RequestFacts seen = chat(CLAUDE, WORDS).prompt(TokenRatiosTest::withImage).build();

    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.reply(flawed.build()));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.reply(silent));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.reply(half));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.reply(others));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.reply(null));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.status(206));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.servedBy(ServedBy.CACHE));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.servedBy(ServedBy.JOINED));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.sent(hosted));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.sent(seen));
    tell(ENOUGH, CLAUDE, 1_300, exchange -> exchange.sent(chat(CLAUDE, 150).build()));

    assertThat(ratios.seen()).isEmpty();
  }

  @Test
  void storedAnswers_areLearnedFrom() {
    RequestFacts stored = chat("gpt-4o", WORDS).uncacheable(Uncacheable.STORED).build();
    tell(ENOUGH, "gpt-4o", 1_050, exchange -> exchange.sent(stored));

    assertThat(ratios.of("gpt-4o").ratio()).isCloseTo(1.05, within(1e-9));
  }

  @Test
  void unknownModels_areOneFamily_withAWideBoundUntilItIsLearned() {
    TokenRatio before = ratios.of("my-deployment");
    tell(ENOUGH, "your-deployment", 1_700, exchange -> exchange);

    assertThat(before.high() / before.low()).isGreaterThan(2);
    assertThat(ratios.of("my-deployment").ratio()).isEqualTo(1.7);
  }

  @Test
  void nameOfADeployment_isLearnedFromWhateverModelAnswers() {
    ReplyFacts reply = reply("gpt-4o-2024-08-06").usage(Usage.of(1_010, 1)).build();
    tell(ENOUGH, "my-deployment", 0, exchange -> exchange.reply(reply));

    assertThat(ratios.seen()).containsOnlyKeys("other");
  }

  @Test
  void relation_isNoneWithinAFamily_documentedWhereNeitherIsLearned_andElseAtTheBounds() {
    assertThat(ratios.atMostForEach("gpt-4o", "gpt-5-nano")).isEqualTo(1);
    assertThat(ratios.atMostForEach(CLAUDE, "claude-opus-5")).isCloseTo(1.43, within(1e-9));

    tell(ENOUGH, CLAUDE, 1_000, exchange -> exchange);
    tell(ENOUGH, "claude-opus-5", 1_500, exchange -> exchange);

    assertThat(ratios.atMostForEach(CLAUDE, "claude-opus-5"))
        .isCloseTo(1.5 * 1.02 / 0.98, within(1e-9));
  }

  @Test
  void readers_seeAssumedOrLearned_neverAnythingBetween() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> sound = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        sound.add(readers.submit(() -> readsAreSound(over)));
      }
      tell(5_000, CLAUDE, 1_300, exchange -> exchange);
      over.set(true);
      for (Future<Boolean> each : sound) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void millionsOfModels_keepOneRatioAFamily() {
    for (int i = 0; i < 20_000; i++) {
      tell(1, "model-" + i, 1_300, exchange -> exchange);
    }

    assertThat(ratios.seen()).containsOnlyKeys("other");
    assertThat(ratios.of("model-1").samples()).isEqualTo(LearnedRatio.MOST_SAMPLES);
  }

  private boolean readsAreSound(AtomicBoolean over) {
    boolean sound = true;
    do {
      TokenRatio read = ratios.of(CLAUDE);
      double expected = read.isLearned() ? 1.3 : 1.2;
      sound &= read.ratio() == expected && read.isLearned() == read.samples() >= ENOUGH;
    } while (!over.get());
    return sound;
  }

  private void tell(int times, String model, long input, UnaryOperator<Exchange.Builder> change) {
    for (int i = 0; i < times; i++) {
      ReplyFacts reply = reply(model).usage(Usage.of(input, 5)).build();
      Exchange.Builder exchange = Exchanges.exchange(chat(model, WORDS)).reply(reply);
      ratios.closed(change.apply(exchange).build());
    }
  }

  private static ReplyFacts.Builder reply(String model) {
    return ReplyFacts.builder().model(model);
  }

  private static RequestFacts.Builder chat(String model, int words) {
    String prompt = "words ".repeat(words).trim();
    return Exchanges.request("openai.chat", Operation.CHAT, model)
        .prompt(() -> Bodies.prompt(Role.USER, prompt));
  }

  private static Prompt withImage() {
    Message message =
        Message.by(Role.USER)
            .add(Part.text(Part.Kind.TEXT, "words ".repeat(WORDS), new Span(0, 0)))
            .add(Part.text(Part.Kind.MEDIA, "", new Span(0, 0)))
            .build();
    return new Prompt(List.of(message), List.of());
  }
}
