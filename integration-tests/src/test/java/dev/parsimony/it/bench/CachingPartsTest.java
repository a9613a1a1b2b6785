/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parsimony.exchange.Usage;
import dev.parsimony.it.bench.ConversationPlan.Turn;
import dev.parsimony.it.bench.SentPrompt.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The provider's cache, the calls and the bill of the benchmark of hints. */
class CachingPartsTest {

  private static final String LONG = "x".repeat(8_000);
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  @TempDir private Path folder;

  @Test
  void marks_areReadAsLongAsTheyLive_andLongerWhenTheyAreRead() {
    PromptCache cache = new PromptCache(PromptCache.Kind.MARKS, true);
    SentPrompt prompt = prompt(piece(LONG, "5m"), piece("a", null));

    assertRead(cache.bill(prompt, 0), 0, 2_001);
    assertRead(cache.bill(prompt, 1), 0, 2_001);
    assertRead(cache.bill(prompt, 4 * MINUTE), 2_001, 0);
    assertRead(cache.bill(prompt, 8 * MINUTE), 2_001, 0);
    assertRead(cache.bill(prompt, 13 * MINUTE), 0, 2_001);
    assertRead(cache.bill(prompt(piece(LONG, null), piece("a", null)), 14 * MINUTE), 0, 0);
    assertRead(cache.bill(prompt(piece("short", "5m")), 14 * MINUTE), 0, 0);
  }

  @Test
  void marks_lookBackTwentyBlocks_andAreFourAtMost() {
    PromptCache cache = new PromptCache(PromptCache.Kind.MARKS, true);
    cache.bill(prompt(piece(LONG, "1h")), 0);

    assertThat(cache.bill(behind(19), MINUTE).cacheRead()).isEqualTo(2_001);
    assertThat(cache.bill(behind(20), MINUTE).cacheRead()).isZero();
    assertThat(cache.bill(behind(21), 59 * MINUTE).longLivedWrite()).isZero();
    assertThatThrownBy(
            () ->
                cache.bill(
                    new SentPrompt(
                        IntStream.range(0, 5).mapToObj(i -> piece("a", "5m")).toList(), ""),
                    0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void newestMessage_isKeptWithoutMarks_andFoundOnlyWhereAMessageEnds() {
    PromptCache cache = new PromptCache(PromptCache.Kind.MARKS_AND_NEWEST, true);
    cache.bill(prompt(piece(LONG, null), piece("one", null)), 0);

    Usage longer =
        cache.bill(prompt(piece(LONG, null), piece("one", null), piece("two", null)), MINUTE);
    assertThat(longer.cacheRead()).isEqualTo(2_002);
    assertThat(cache.bill(prompt(piece(LONG, null), piece("other", null)), MINUTE).cacheRead())
        .isZero();
  }

  @Test
  void steps_areOf128Tokens_andKeyLeadsElsewhere() {
    PromptCache cache = new PromptCache(PromptCache.Kind.STEPS, true);
    cache.bill(prompt(piece(LONG, null), piece("one", null)), 0);

    SentPrompt other = prompt(piece(LONG, null), piece("two", null));
    assertThat(cache.bill(other, MINUTE).cacheRead()).isEqualTo(1_920);
    assertThat(cache.bill(new SentPrompt(other.pieces(), "k"), MINUTE).cacheRead()).isZero();
    assertThat(cache.bill(other, 7 * MINUTE).cacheRead()).isZero();
  }

  @Test
  void placeThatGetsTooManyCalls_handsOnToAnother() {
    PromptCache cache = new PromptCache(PromptCache.Kind.STEPS, true);
    SentPrompt prompt = prompt(piece(LONG, null));
    List<Long> read = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      read.add(cache.bill(prompt, i * 1_000_000_000L).cacheRead());
    }

    assertThat(read.get(0)).isZero();
    assertThat(read.subList(1, 15)).doesNotContain(0L);
    assertThat(read.get(15)).isZero();
    assertThat(read.get(16)).isPositive();
  }

  @ParameterizedTest
  @EnumSource(CachingVendor.class)
  void bodies_areReadBackAsTheConversationThatTheyAre(CachingVendor vendor) throws IOException {
    List<JsonNode> messages = messages("{\"role\":\"system\",\"content\":\"be\"}", "u", "a", "u");

    List<Piece> pieces = vendor.read(vendor.body(messages)).pieces();

    assertThat(pieces)
        .extracting(Piece::text)
        .containsExactly("systembe", "useru", "assistanta", "useru");
    assertThat(pieces).allMatch(piece -> piece.ends() && piece.mark() == null);
  }

  @Test
  void conversation_isSentAsItGrows_untilTheUserWaits() throws IOException {
    List<JsonNode> messages =
        messages("{\"role\":\"system\",\"content\":\"s\"}", "u", "a", "u", "u", "a", "u");

    assertThat(ConversationPlan.calls(messages)).extracting(List::size).containsExactly(2, 5, 7);
  }

  @Test
  void plan_hasAllCallsInTheirOrder_atTheArrivalsOfTheTrace() throws IOException {
    StringBuilder trace = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
    for (int i = 0; i < 30; i++) {
      trace.append("2023-11-16 18:15:%02d.0000000,9,10\n".formatted(i));
    }
    Files.writeString(folder.resolve("azure_llm_trace_conv.csv"), trace);
    Files.createDirectory(folder.resolve("savings"));
    String chat = messages("{\"role\":\"system\",\"content\":\"s\"}", "u", "a", "u").toString();
    Files.writeString(
        folder.resolve("savings/chats.jsonl"), "{\"request\":{\"messages\":" + chat + "}}\n");

    List<Turn> turns = ConversationPlan.read("all", folder, "chats.jsonl", 3, 2).turns();

    assertThat(turns).hasSize(6);
    assertThat(turns)
        .extracting(turn -> turn.at().toSeconds())
        .containsExactly(0L, 10L, 20L, 30L, 40L, 50L);
    assertThat(turns).extracting(turn -> turn.messages().size()).contains(2, 4);
    assertThat(turns.get(0).takes()).isEqualTo(Duration.ofMillis(350));
  }

  @Test
  void bill_tellsHowFarABeginningWasEverBehind() {
    HintBill bill = new HintBill();
    bill.add("a", 100, 125, 125, true);
    bill.add("a", 100, 10, 125, true);
    bill.add("b", 100, 100, 125, false);

    assertThat(bill.worst()).isEqualTo(0.2);
    assertThat(bill.calls()).isEqualTo(3);
    assertThat(bill.savedPercent()).isEqualTo(100.0 * 65 / 300);
    assertThat(bill.hintedPercent()).isEqualTo(200.0 / 3);
  }

  private static void assertRead(Usage usage, long read, long written) {
    assertThat(usage.cacheRead()).isEqualTo(read);
    assertThat(usage.cacheWrite()).isEqualTo(written);
  }

  private static SentPrompt prompt(Piece... pieces) {
    return new SentPrompt(List.of(pieces), "");
  }

  private static Piece piece(String text, @Nullable String mark) {
    return new Piece(text, mark, true);
  }

  private static SentPrompt behind(int blocks) {
    List<Piece> pieces = new ArrayList<>(List.of(piece(LONG, null)));
    IntStream.range(0, blocks).forEach(i -> pieces.add(piece("n" + blocks + "-" + i, null)));
    pieces.add(pieces.remove(blocks).marked("5m"));
    return new SentPrompt(pieces, "");
  }

  private static List<JsonNode> messages(String system, String... roles) throws IOException {
    List<JsonNode> messages = new ArrayList<>(List.of(SavingsCase.JSON.readTree(system)));
    for (String role : roles) {
      String name = role.equals("u") ? "user" : "assistant";
      messages.add(SavingsCase.JSON.createObjectNode().put("role", name).put("content", role));
    }
    return messages;
  }
}
