/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.PrefixBreak;
import dev.parsimony.exchange.TraceParent;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.HintSettings;
import dev.parsimony.tokens.PriceTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixWatchTest {

  private static final String ANTHROPIC = "https://api.anthropic.com/v1/messages";
  private static final String OPENAI = "https://api.openai.com/v1/chat/completions";
  private static final String CLAUDE = "claude-sonnet-4-5";
  private static final String LONG = "The ship lay at the quay for a week. ".repeat(200);

  private final List<String> lines = new ArrayList<>();
  private final PrefixWatch watch = new PrefixWatch(PriceTable::standard, lines::add);
  private String caller = "com.example.Support";
  private long now = 1_795_000_000_000_000_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          timestamp        | Today is 2026-11-26.          | Today is 2026-11-27.
          timestamp        | Now: 2026-11-26T18:25:14Z     | Now: 2026-11-26T18:25:59.123+01:00
          timestamp        | It is Thursday, 9:05          | It is Friday, 17:45:01
          timestamp        | November 26, 2026             | December 1, 2026
          timestamp        | 26.11.2026                    | 1.12.2026
          timestamp        | at 1795000000                 | at 1795000123456
          id               | 8f14e45f-ceea-467f-9a0b-1c2d3e4f5a6b | 3c59dc04-8e88-4502-9f2b-0a1b2c3d4e5f
          id               | id 01ARZ3NDEKTSV4RRFFQ69G5FAV | id 01BX5ZZKBKACTAV9WEVGEMMVS0
          timestamp_and_id | 2026-11-26 deadbeefdeadbeef00 | 2026-11-27 feedbeefdeadbeef00
          text_order       | {"name": "Ann", "vip": true}  | {"vip": true, "name": "Ann"}
          number           | Request number 7              | Request number 8
          """)
  void systemPromptThatChanges_isTold_withPlaceAndCost(String code, String first, String second) {
    assertThat(look(claude(first + "\n" + LONG, "q"))).isNull();

    PrefixBreak found = requireNonNull(look(claude(second + "\n" + LONG, "r")), "nothing found");

    assertThat(found.code()).isEqualTo(code);
    assertThat(found.place()).isEqualTo("system");
    assertThat(found.caller()).isEqualTo("com.example.Support");
    assertThat(found.tokens()).isBetween(1_500L, 2_200L);
    // 3 dollars a million less 0.3 where it is read.
    assertThat(found.cost()).isEqualTo(found.tokens() * 2_700);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-sonnet-4-5", "gpt-4o"})
  void toolsInAnotherOrder_areTold(String model) {
    boolean claude = model.equals(CLAUDE);
    String url = claude ? ANTHROPIC : OPENAI;
    look(url, tools(model, "[" + tool("a") + "," + tool("b") + "]"));

    PrefixBreak found = look(url, tools(model, "[" + tool("b") + "," + tool("a") + "]"));

    assertThat(requireNonNull(found, "nothing found").code()).isEqualTo("tool_order");
    assertThat(found.place()).isEqualTo("tools");
  }

  @Test
  void membersInAnotherOrder_areTold_andWhiteSpaceIsNothing() {
    String tool = "{\"name\":\"look\",\"description\":\"" + LONG + "\"}";
    look(ANTHROPIC, tools(CLAUDE, "[" + tool + "]"));

    assertThat(look(ANTHROPIC, tools(CLAUDE, "[ " + tool.replace(":\"", " : \"") + " ]"))).isNull();
    PrefixBreak found =
        look(ANTHROPIC, tools(CLAUDE, "[{\"description\":\"" + LONG + "\",\"name\":\"look\"}]"));
    assertThat(requireNonNull(found, "nothing found").code()).isEqualTo("key_order");
  }

  @Test
  void messageOfAConversation_thatIsWrittenAnew_isTold_andWhatComesBeforeItWasRead() {
    String early = "At 10:15: " + LONG;
    String late = "At 10:20: " + LONG;
    look(claude(LONG, early, "a", "q"));

    PrefixBreak found = look(claude(LONG, late, "a", "q", "b", "r"));

    assertThat(requireNonNull(found, "nothing found").place()).isEqualTo("messages[0]");
    assertThat(found.part()).isEqualTo("messages");
    assertThat(found.tokens()).isBetween(1_500L, 2_200L);
  }

  @Test
  void conversationThatGrows_isNotTold() {
    look(claude(LONG, "q"));

    assertThat(look(claude(LONG, "q", "a", "r"))).isNull();
    assertThat(look(claude(LONG, "at 10:15"))).isNull();
    assertThat(look(claude(LONG, "at 10:20"))).isNull();
  }

  @Test
  void marksThatMove_areNoBreak() {
    String marked =
        "{\"type\":\"text\",\"text\":\"hi\",\"cache_control\":{\"type\":\"ephemeral\"}}";
    String plain = "{\"type\":\"text\",\"text\":\"hi\"}";
    look(body(LONG, "{\"role\":\"user\",\"content\":[" + marked + "]}," + message("user", "x")));

    PrefixBreak found =
        look(body(LONG, "{\"role\":\"user\",\"content\":[" + plain + "]}," + message("user", "y")));

    assertThat(found).isNull();
  }

  @Test
  void promptThatIsAltogetherDifferent_isNotTold() {
    look(claude(LONG, "q"));

    assertThat(look(claude("Be brief. " + LONG, "q"))).isNull();
  }

  @Test
  void oneOfTheFewBefore_thatBeginsTheSame_isEnough() {
    look(claude("2026-11-26 " + LONG, "q"));
    look(claude("2026-11-27 " + LONG, "q"));

    assertThat(look(claude("2026-11-26 " + LONG, "r"))).isNull();
  }

  @Test
  void questionThatComesAgain_doesNotMakeABreakOfWhatAnotherHadTheSame() {
    look(claude("2026-11-26 " + LONG, "q"));
    assertThat(look(claude("2026-11-27 " + LONG, "q"))).isNotNull();
    assertThat(look(claude("2026-11-26 " + LONG, "r"))).isNull();

    assertThat(look(claude("2026-11-27 " + LONG, "r"))).isNull();
  }

  @Test
  void promptsTooShortToBeCached_areNotTold() {
    look(claude("2026-11-26", "q"));

    assertThat(look(claude("2026-11-27", "q"))).isNull();
  }

  @Test
  void promptThatWouldBeForgottenByThen_isNotComparedWith() {
    look(claude("2026-11-26 " + LONG, "q"));
    now += Duration.ofMinutes(6).toNanos();

    assertThat(look(claude("2026-11-27 " + LONG, "q"))).isNull();
  }

  @Test
  void otherClassesAndModels_areComparedAmongThemselves() {
    look(claude("2026-11-26 " + LONG, "q"));
    caller = "com.example.Sales";

    assertThat(look(claude("2026-11-27 " + LONG, "q"))).isNull();
    caller = "com.example.Support";
    assertThat(look(claude("2026-11-28 " + LONG, "q").replace(CLAUDE, "claude-opus-4-8"))).isNull();
  }

  @Test
  void unknownPrice_leavesTheCostUnknown() {
    look(claude("2026-11-26 " + LONG, "q").replace(CLAUDE, "claude-next"));

    PrefixBreak found = look(claude("2026-11-27 " + LONG, "q").replace(CLAUDE, "claude-next"));

    assertThat(requireNonNull(found, "nothing found").cost()).isNull();
  }

  @Test
  void habit_isTheSubjectOfOneLine_withClassAndCost_andNoWordOfThePrompt() {
    for (int day = 10; day < 20; day++) {
      look(claude("2026-11-" + day + " " + LONG, "secret " + day));
    }

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .contains("com.example.Support", "timestamp", "system", CLAUDE, "about $0.0")
        .doesNotContain("ship", "secret", "2026");
  }

  @Test
  void manyClasses_haveFewLines() {
    for (int i = 0; i < 100; i++) {
      caller = "com.example.Class" + i;
      for (int day = 10; day < 14; day++) {
        look(claude("2026-11-" + day + " " + LONG, "q"));
      }
    }

    assertThat(lines).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"messages\":7,\"system\":{},\"tools\":\"x\"}"})
  void requestOfAnotherShape_isNothingToCompare(String body) {
    String named = body.replaceFirst("\\{", "{\"model\":\"" + CLAUDE + "\",");

    assertThat(look(named.replace(",}", "}"))).isNull();
    assertThat(look(named.replace(",}", "}"))).isNull();
  }

  @Test
  void longConversation_isComparedByItsBeginning() {
    String[] turns = IntStream.range(0, 101).mapToObj(i -> "turn " + i).toArray(String[]::new);
    look(claude("2026-11-26 " + LONG, turns));

    PrefixBreak found = look(claude("2026-11-27 " + LONG, turns));

    assertThat(requireNonNull(found, "nothing found").code()).isEqualTo("timestamp");
  }

  @Test
  void ruleThatDoesNotAsk_hasNothingWatched() {
    assertThat(watched(ANTHROPIC, claude(LONG, "q"), null)).isNull();
  }

  private @Nullable PrefixBreak look(String body) {
    return look(ANTHROPIC, body);
  }

  private @Nullable PrefixBreak look(String url, String body) {
    try {
      WatchedPrompt prompt =
          requireNonNull(watched(url, body, HintSettings.defaults()), "not watched");
      return watch.look(prompt, now);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private @Nullable WatchedPrompt watched(
      String url, String body, @Nullable HintSettings settings) {
    try {
      Dialect dialect = requireNonNull(Dialects.recognise("POST", url), "no dialect");
      WireHeaders headers = WireHeaders.of(Map.of("x-api-key", List.of("sk-1")));
      WireRequest request = new WireRequest("POST", url, headers, body.getBytes(UTF_8));
      CallOrigin origin = new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, called(caller));
      return WatchedPrompt.of(dialect.readRequest(request), origin, settings, true);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /* Turns of the user and the model, one after the other. */
  private static String claude(String system, String... turns) {
    return body(
        system,
        IntStream.range(0, turns.length)
            .mapToObj(i -> message(i % 2 == 0 ? "user" : "assistant", turns[i]))
            .collect(Collectors.joining(",")));
  }

  private static String body(String system, String messages) {
    return "{\"model\":\""
        + CLAUDE
        + "\",\"max_tokens\":9,\"system\":"
        + Json.writeText(system)
        + ",\"messages\":["
        + messages
        + "]}";
  }

  private static String tools(String model, String tools) {
    return "{\"model\":\""
        + model
        + "\",\"max_tokens\":9,\"tools\":"
        + tools
        + ",\"messages\":["
        + message("user", "q")
        + "]}";
  }

  private static String tool(String name) {
    return "{\"name\":\""
        + name
        + "\",\"function\":{\"name\":\""
        + name
        + "\",\"description\":\""
        + LONG
        + "\"},\"description\":\""
        + LONG
        + "\"}";
  }

  private static String message(String role, String text) {
    return Json.writeText(Json.objectOf("role", role, "content", text));
  }

  private static AppContext called(String caller) {
    return new AppContext() {
      @Override
      public @Nullable TraceParent currentSpan() {
        return null;
      }

      @Override
      public @Nullable String mdc(String key) {
        return null;
      }

      @Override
      public @Nullable String baggage(String key) {
        return null;
      }

      @Override
      public String callingClass() {
        return caller;
      }
    };
  }
}
