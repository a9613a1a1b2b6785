/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Usage;
import dev.parsimony.policy.hint.Conversations.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @EnumSource
  void marks_saveWhatTheyPromise_andCostOneWriteForEachBeginningAtMost(Conversation conversation) {
    Bill bill = new Bill(new ProviderCache(1_024, false));
    bill.run(conversation.steps.get());

    bill.print(conversation);
    assertThat(bill.savedPercent()).isGreaterThanOrEqualTo(conversation.percent);
  }

  @ParameterizedTest
  @EnumSource
  void providerThatForgetsEverything_costsOneWriteForEachBeginningAtMost(
      Conversation conversation) {
    Bill bill = new Bill(new ProviderCache(1_024, true));

    bill.run(conversation.steps.get());
  }

  /** The costs of one conversation, checked after each call. */
  private static final class Bill {

    private static final String PROVIDER = "anthropic";
    private static final String MODEL = "claude-sonnet-5-5";

    private final HintedCalls calls = new HintedCalls(HintedCalls.ANTHROPIC);
    private final ProviderCache cache;
    private final Map<String, Long> writes = new HashMap<>();
    private long without;
    private long with;
    private int marked;
    private int sent;

    Bill(ProviderCache cache) {
      this.cache = cache;
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
      HintedCalls.Sent call = calls.send(prompt.messages(MODEL));
      List<Block> blocks = Block.ofMessages(Json.membersOf(call.body().getBytes(UTF_8)));
      Usage usage = cache.bill(blocks, calls.nanos());
      call.answered(usage);
      without += cost(Usage.of(usage.input(), 0));
      with += cost(usage);
      writes.merge(prompt.beginning(), write(usage), Math::max);
      marked += call.isMarked() ? 1 : 0;
      sent++;
    }

    /* All of the prompt, for as long as was asked for. */
    private static long write(Usage usage) {
      long all = usage.input();
      long longLived = usage.longLivedWrite() > 0 ? all : 0;
      return cost(new Usage(all, 0, 0, all, Usage.UNKNOWN).withLongLivedWrite(longLived));
    }

    private static long cost(Usage usage) {
      long now = HintedCalls.MILLIS * 1_000_000;
      return requireNonNull(HintedCalls.PRICES.cost(PROVIDER, MODEL, usage, null, now));
    }

    long savedPercent() {
      return Math.floorDiv((without - with) * 100, without);
    }

    void print(Conversation conversation) {
      System.out.printf(
          Locale.ROOT,
          "%-10s %-18s %3d calls, %3d marked: %8.4f -> %8.4f dollars, saved %3d %%%n",
          PROVIDER,
          conversation,
          sent,
          marked,
          without / 1e9,
          with / 1e9,
          savedPercent());
    }
  }
}
