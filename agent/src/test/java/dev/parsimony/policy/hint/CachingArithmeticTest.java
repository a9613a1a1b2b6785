/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Usage;
import dev.parsimony.policy.hint.Conversations.Step;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What conversations cost with marks and without, by the rules of a provider's cache. */
class CachingArithmeticTest {

  /** A conversation, and what marks save of it at least, in percent. */
  enum Conversation {
    GROWING_CHAT(Conversations::growingChat, 40),
    SLOW_CHAT(Conversations::slowChat, 30),
    AGENT(Conversations::agent, 40),
    CHANGING_TAIL(Conversations::changingTail, 40),
    INTERLEAVED_USERS(Conversations::interleavedUsers, 40),
    ONE_OFF(Conversations::oneOff, 0),
    PAIRS(Conversations::pairs, -15),
    PAIRS_OF_ONE(Conversations::pairsOfOne, -15);

    final Supplier<List<Step>> steps;
    final int percent;

    Conversation(Supplier<List<Step>> steps, int percent) {
      this.steps = steps;
      this.percent = percent;
    }
  }

  /** How a provider is asked and what it caches. */
  enum Provider {
    ANTHROPIC("anthropic", "claude-sonnet-5-5", HintedCalls.ANTHROPIC),
    BEDROCK(
        "aws.bedrock",
        "global.anthropic.claude-sonnet-5",
        "https://bedrock-runtime.eu-west-1.amazonaws.com/model/global.anthropic.claude-sonnet-5/converse"),
    OPENAI("openai", "gpt-6-sol", "https://api.openai.com/v1/chat/completions");

    final String provider;
    final String model;
    final String url;

    Provider(String provider, String model, String url) {
      this.provider = provider;
      this.model = model;
      this.url = url;
    }

    String body(Prompt prompt) {
      return switch (this) {
        case ANTHROPIC -> prompt.messages(model);
        case BEDROCK -> prompt.converse();
        case OPENAI -> prompt.chat(model);
      };
    }

    List<Block> blocks(String body) {
      Map<String, @Nullable Object> fields = Json.membersOf(body.getBytes(UTF_8));
      return switch (this) {
        case ANTHROPIC -> Block.ofMessages(fields);
        case BEDROCK -> Block.ofConverse(fields);
        case OPENAI -> Block.ofChat(fields);
      };
    }

    ProviderCache cache(boolean forgetful) {
      return this == OPENAI ? ProviderCache.byItself(forgetful) : ProviderCache.ofMarks(forgetful);
    }

    /* What is saved at least: one caches chats by itself, and one has no hour. */
    int percent(Conversation conversation) {
      boolean saves =
          this == ANTHROPIC
              || (this == OPENAI
                  ? conversation == Conversation.CHANGING_TAIL
                  : conversation != Conversation.SLOW_CHAT);
      return saves ? conversation.percent : 0;
    }
  }

  static Stream<Arguments> all() {
    return Arrays.stream(Provider.values())
        .flatMap(
            provider ->
                Arrays.stream(Conversation.values()).map(each -> Arguments.of(provider, each)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void marks_saveWhatTheyPromise_andCostOneWriteForEachBeginningAtMost(
      Provider provider, Conversation conversation) {
    Bill bill = new Bill(provider, false);
    bill.run(conversation.steps.get());

    bill.print(conversation);
    assertThat(bill.savedPercent()).isGreaterThanOrEqualTo(provider.percent(conversation));
  }

  @ParameterizedTest
  @MethodSource("all")
  void providerThatForgetsEverything_costsOneWriteForEachBeginningAtMost(
      Provider provider, Conversation conversation) {
    Bill bill = new Bill(provider, true);

    bill.run(conversation.steps.get());
  }

  /** The costs of one conversation, checked after each call. */
  private static final class Bill {

    private final Provider provider;
    private final HintedCalls calls;
    private final ProviderCache unmarked;
    private final ProviderCache cache;
    private final Map<String, Long> writes = new HashMap<>();
    private long without;
    private long with;
    private int marked;
    private int sent;

    Bill(Provider provider, boolean forgetful) {
      this.provider = provider;
      this.calls = new HintedCalls(provider.url);
      this.unmarked = provider.cache(forgetful);
      this.cache = provider.cache(forgetful);
    }

    void run(List<Step> steps) {
      for (Step step : steps) {
        calls.pass(step.after());
        send(step.prompt());
        long bound = writes.values().stream().mapToLong(Long::longValue).sum();
        assertThat(with - without).isLessThanOrEqualTo(bound);
      }
    }

    private void send(Prompt prompt) {
      String body = provider.body(prompt);
      HintedCalls.Sent call = calls.send(body);
      Usage usage = cache.bill(provider.blocks(call.body()), calls.nanos());
      call.answered(usage);
      without += cost(unmarked.bill(provider.blocks(body), calls.nanos()));
      with += cost(usage);
      writes.merge(prompt.beginning(), write(usage), Math::max);
      marked += call.isMarked() ? 1 : 0;
      sent++;
    }

    /* All of the prompt, for as long as was asked for. */
    private long write(Usage usage) {
      long all = usage.input();
      long longLived = usage.longLivedWrite() > 0 ? all : 0;
      return cost(new Usage(all, 0, 0, all, Usage.UNKNOWN).withLongLivedWrite(longLived));
    }

    private long cost(Usage usage) {
      long now = HintedCalls.MILLIS * 1_000_000;
      return requireNonNull(
          HintedCalls.PRICES.cost(provider.provider, provider.model, usage, null, now));
    }

    long savedPercent() {
      return Math.floorDiv((without - with) * 100, without);
    }

    void print(Conversation conversation) {
      System.out.printf(
          Locale.ROOT,
          "%-12s %-18s %3d calls, %3d marked: %8.4f -> %8.4f dollars, saved %3d %%%n",
          provider.provider,
          conversation,
          sent,
          marked,
          without / 1e9,
          with / 1e9,
          savedPercent());
    }
  }
}
