/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.openai.ChatDialect;
import dev.parsimony.dialect.openai.EmbeddingsDialect;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.disk.DiskLevel;
import dev.parsimony.policy.cache.disk.DiskSettingsTest;
import dev.parsimony.policy.cache.level.ManualThreads;
import dev.parsimony.policy.cache.near.NormalRule;
import dev.parsimony.policy.cache.template.Templates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers given to calls that have other values in the slots of a template. */
class TemplateLevelTest {

  private static final String TEXT = "Remind {customer} of order {order}.";
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final CacheSettings AT_ONCE = settings(TEXT, "customer", "", false);
  private static final CacheSettings CONFIRMED = settings(TEXT, "customer", "", true);

  private final FakeTicker ticker = new FakeTicker();
  private final AnswerStore store = AnswerStore.of(1_000_000, 100_000, ticker);
  private CachePolicy cache =
      new CachePolicy(store, new byte[32], LastingAnswers.NONE, NOON::toEpochMilli);
  private CacheSettings settings = AT_ONCE;
  private final Map<String, Object> more = new LinkedHashMap<>();
  private String credential = "Bearer one";

  @Test
  void callWithAnotherValue_isGivenTheAnswerWithIts_andTold() {
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, order 17 is late.");

    PolicyCall other = call("Remind Berta Meier of order 17.");
    Verdict verdict = cache.before(other);

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(Replies.body(verdict.reply()))
        .isEqualTo(new String(ChatCalls.completion("Dear Berta Meier, order 17 is late."), UTF_8));
    assertThat(verdict.reply().headers().first("x-parsimony-cache")).isEqualTo("hit");
    assertThat(verdict.reply().headers().first("x-parsimony-cache-match")).isEqualTo("template");
    assertThat(verdict.reply().headers().first("content-type")).isEqualTo("application/json");
    assertThat(told(other)).containsExactly("cache=hit(template)");
    assertThat(Replies.saved(other).input()).isEqualTo(9);
  }

  @Test
  void verySameCall_isAnsweredAsExact() {
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");

    assertThat(asked("Remind Anna Schmidt of order 17.")).containsExactly("cache=hit(exact)");
  }

  @Test
  void otherSlots_constantsAndAllElse_countExactly() {
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");

    assertThat(asked("Remind Berta Meier of order 18.")).containsExactly("cache=miss(not_found)");
    assertThat(asked("remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
    assertThat(asked("Remind Berta of order 17.")).containsExactly("cache=miss(not_found)");
    more.put("max_tokens", 7);
    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
    more.clear();
    credential = "Bearer two";
    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
  }

  @Test
  void withoutTheRule_orUnderOthers_onlyTheVerySameIsAnswered() {
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");
    for (CacheSettings other :
        List.of(
            CacheSettings.defaults(),
            settings(TEXT, "", "customer", false),
            settings(TEXT, "order", "", false),
            CONFIRMED)) {
      settings = other;
      assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
    }
  }

  @Test
  void answer_isConfirmedByASecondOneForOtherValues() {
    settings = CONFIRMED;
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");
    bought("Remind Berta Meier of order 17.", "Dear Berta Meier, ...");

    assertThat(asked("Remind Carla Weber of order 17.")).containsExactly("cache=hit(template)");
  }

  @Test
  void templateOfTheCall_isToldByItsPlaceInTheRule() {
    settings = CONFIRMED;
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");
    PolicyCall second = call("Remind Berta Meier of order 17.");
    cache.before(second);
    assertThat(told(second)).containsExactly("cache=miss(not_confirmed)");
    assertThat(second.decisions().get(0).template()).isEqualTo("template[0]");
    bought("Remind Berta Meier of order 17.", "Dear Berta Meier, ...");

    PolicyCall third = call("Remind Carla Weber of order 17.");
    cache.before(third);
    assertThat(third.decisions().get(0).template()).isEqualTo("template[0]");
    PolicyCall exact = call("Remind Berta Meier of order 17.");
    cache.before(exact);
    assertThat(told(exact)).containsExactly("cache=hit(exact)");
    assertThat(exact.decisions().get(0).template()).isNull();
  }

  @Test
  void answersThatDiffer_confirmNothing() {
    settings = CONFIRMED;
    bought("Remind Anna Schmidt of order 17.", "Good day, Anna Schmidt. She owes us 5.");
    bought("Remind Peter Meier of order 17.", "Good day, Peter Meier. He owes us 5.");

    assertThat(asked("Remind Carla Weber of order 17."))
        .containsExactly("cache=miss(not_confirmed)");
  }

  @Test
  void answersToTheSameValue_confirmNothing() {
    settings = CONFIRMED;
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");
    ticker.advance(Duration.ofDays(2));
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");

    assertThat(asked("Remind Carla Weber of order 17."))
        .containsExactly("cache=miss(not_confirmed)");
  }

  @Test
  void expiredAnswer_confirmsNothing() {
    settings = CONFIRMED;
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");
    ticker.advance(Duration.ofHours(25));
    bought("Remind Berta Meier of order 17.", "Dear Berta Meier, ...");

    assertThat(asked("Remind Carla Weber of order 17."))
        .containsExactly("cache=miss(not_confirmed)");
  }

  @Test
  void everySlotHasToDiffer_forAConfirmation() {
    settings = settings("{clerk} writes to {customer}", "clerk,customer", "", true);
    bought("Anna Schmidt writes to Berta Meier", "Anna Schmidt: dear Berta Meier");
    bought("Anna Schmidt writes to Dora Krause", "Anna Schmidt: dear Dora Krause");
    assertThat(asked("Carla Weber writes to Emil Xaver"))
        .containsExactly("cache=miss(not_confirmed)");

    bought("Carla Weber writes to Emil Xaver", "Carla Weber: dear Emil Xaver");
    assertThat(asked("Frida Lang writes to Gustav Korn")).containsExactly("cache=hit(template)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is late.",
        "Dear Anna Schmidt, Anna is late.",
        "Anna Schmidt's order",
        "ANNA SCHMIDT"
      })
  void answerThatMayDependOnTheValue_isForNobodyElse(String answer) {
    bought("Remind Anna Schmidt of order 17.", answer);

    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
    assertThat(asked("Remind Anna Schmidt of order 17.")).containsExactly("cache=hit(exact)");
  }

  @Test
  void ignoredSlot_mayDiffer_whereTheAnswerHasNothingOfIt() {
    settings = settings("{id}: explain {what}", "", "id", true);
    bought("request-4711: explain heaps", "A tree.");
    bought("request-4712: explain sets", "See 4712.");

    assertThat(asked("request-4713: explain heaps")).containsExactly("cache=hit(template)");
    assertThat(asked("request-4714: explain sets")).containsExactly("cache=miss(not_found)");
  }

  @Test
  void severalWordings_haveOneAnswer() {
    settings = settings("Explain {what}.|What is {what}?", "", "", true);
    bought("Explain heaps.", "A tree.");

    assertThat(asked("What is heaps?")).containsExactly("cache=hit(template)");
    assertThat(asked("What is a heap?")).containsExactly("cache=miss(not_found)");
  }

  @Test
  void toolCalls_areForNobodyElse() {
    settings = AT_ONCE.withToolCalls(true);
    Map<String, Object> call =
        Map.of(
            "id", "t1", "type", "function", "function", Map.of("name", "mail", "arguments", "{}"));
    PolicyCall first = call("Remind Anna Schmidt of order 17.");
    cache.before(first);
    cache.ended(
        first,
        ChatCalls.reply(
            new ChatDialect(),
            Json.write(
                Json.objectOf(
                    "id",
                    "c1",
                    "model",
                    "gpt-4o",
                    "choices",
                    List.of(
                        Map.of(
                            "index",
                            0,
                            "finish_reason",
                            "tool_calls",
                            "message",
                            Map.of(
                                "role",
                                "assistant",
                                "content",
                                "To Anna Schmidt",
                                "tool_calls",
                                List.of(call)))))),
            false));

    assertThat(told(first)).contains("cache=stored(ok)");
    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
  }

  @Test
  void loopOverValues_isNoQuestionAskedAgain() {
    settings = AT_ONCE.withRetryWindow(Duration.ofSeconds(2));
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");

    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=hit(template)");
    assertThat(asked("Remind Carla Weber of order 17.")).containsExactly("cache=hit(template)");
    assertThat(asked("Remind Carla Weber of order 17."))
        .containsExactly("cache=bypass(asked_again)");
  }

  @Test
  void otherWordsAreNearer_thanATemplate() {
    settings = AT_ONCE.withNormalise(false, NormalRule.WHITE_SPACE);
    bought("Remind Anna Schmidt of  order 17.", "by words");

    assertThat(asked("Remind Anna Schmidt of order 17.")).containsExactly("cache=hit(normalised)");
    bought("Remind Berta Meier of order 17.", "Dear Berta Meier");
    assertThat(asked("Remind Carla Weber of order 17.")).containsExactly("cache=hit(template)");
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, false", "true, true"})
  void form_isTheOneAskedFor(boolean bought, boolean asked) throws Exception {
    more.put("stream", bought);
    more.put("stream_options", Map.of("include_usage", true));
    PolicyCall first = call("Remind Anna Schmidt of order 17.");
    cache.before(first);
    byte[] whole = ChatCalls.completion("Dear Anna Schmidt, order 17 is late.");
    byte[] body = bought ? new ChatDialect().splitReply(whole, first.facts()) : whole;
    cache.ended(first, ChatCalls.reply(new ChatDialect(), body, bought));
    more.put("stream", asked);

    Verdict verdict = cache.before(call("Remind Berta Meier of order 17."));

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    byte[] given = Replies.body(verdict.reply()).getBytes(UTF_8);
    assertThat(new ChatDialect().readReply(given, asked).texts())
        .contains("Dear Berta Meier, order 17 is late.");
    assertThat(new ChatDialect().readReply(given, asked).flaw()).isNull();
    assertThat(verdict.reply().headers().first("content-type"))
        .isEqualTo(asked ? "text/event-stream" : "application/json");
  }

  @Test
  void valueThatIsCutByTheEventsOfAStream_isReplacedAsOne() throws Exception {
    more.put("stream", true);
    PolicyCall first = call("Remind Anna Schmidt of order 17.");
    cache.before(first);
    StringBuilder events = new StringBuilder();
    for (String piece : List.of("Dear An", "na Sch", "mid", "t, hi")) {
      events.append("data: ").append(chunk(Map.of("content", piece), null)).append("\n\n");
    }
    events.append("data: ").append(chunk(Map.of(), "stop")).append("\n\ndata: [DONE]\n\n");
    cache.ended(first, ChatCalls.reply(new ChatDialect(), events.toString().getBytes(UTF_8), true));

    Verdict verdict = cache.before(call("Remind Berta Meier of order 17."));

    assertThat(told(first)).contains("cache=stored(ok)");
    byte[] given = Replies.body(verdict.reply()).getBytes(UTF_8);
    assertThat(new ChatDialect().readReply(given, true).texts()).contains("Dear Berta Meier, hi");
  }

  @Test
  void streamWithoutUsage_isForStreamsWithoutUsageAlone() throws Exception {
    more.put("stream", true);
    PolicyCall first = call("Remind Anna Schmidt of order 17.");
    cache.before(first);
    byte[] whole = ChatCalls.completion("Dear Anna Schmidt, ...");
    byte[] body = new ChatDialect().splitReply(whole, first.facts());
    cache.ended(first, ChatCalls.reply(new ChatDialect(), body, true));

    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=hit(template)");
    more.put("stream_options", Map.of("include_usage", true));
    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
    more.clear();
    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
  }

  @Test
  void jsonInAnAnswer_staysJson() throws Exception {
    settings = settings("Remind {customer}.", "customer", "", false);
    bought("Remind Anna Schmidt.", "{\"to\": \"Anna Schmidt\", \"a\": \"\\\"b\\\"\"}");

    Verdict verdict = cache.before(call("Remind Bj\u00f6rn M\u00f8ller."));

    byte[] body = Replies.body(verdict.reply()).getBytes(UTF_8);
    String text = requireNonNull(new ChatDialect().readAnswer(body)).texts().get(0);
    assertThat(Json.membersOf(text.getBytes(UTF_8)))
        .containsEntry("to", "Bj\u00f6rn M\u00f8ller")
        .containsEntry("a", "\"b\"");
  }

  @Test
  void embeddings_haveNoTemplate() {
    settings = settings("about {what} now", "", "what", false);
    Dialect dialect = new EmbeddingsDialect();
    for (String text : List.of("about heaps now", "about lists now")) {
      PolicyCall call =
          ChatCalls.call(
              dialect,
              "https://api.openai.com/v1/embeddings",
              credential,
              Json.write(Map.of("model", "m", "input", text)),
              settings,
              1);
      assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
      cache.ended(call, ChatCalls.reply("nothing"));
    }
  }

  @Test
  void whereTheAgentOnlyObserves_itIsToldWhatWouldBe() {
    cache = new CachePolicy(AnswerStore.keysOnly(1_000_000, 100_000, ticker), new byte[32]);
    settings = CONFIRMED;
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");
    bought("Remind Berta Meier of order 17.", "Dear Berta Meier, ...");

    assertThat(asked("Remind Carla Weber of order 17."))
        .containsExactly("cache=would_hit(template)");
  }

  @Test
  void answerOnDisk_isGivenByTheNextProcess_andHasNoValue(@TempDir Path directory)
      throws Exception {
    settings = CONFIRMED;
    for (String name : List.of("Anna Schmidt", "Berta Meier", "Carla Weber")) {
      DiskLevel disk =
          new DiskLevel(
              DiskSettingsTest.settings(directory, Map.of()),
              variable -> null,
              new ManualThreads(),
              NOON::toEpochMilli,
              line -> {});
      CachePolicy process =
          new CachePolicy(
              AnswerStore.of(1_000_000, 100_000, ticker),
              new byte[32],
              new LastingAnswers(List.of(disk), NOON::toEpochMilli),
              NOON::toEpochMilli);
      PolicyCall call = call("Remind " + name + " of order 17.");
      Verdict verdict = process.before(call);
      while (verdict.kind() == Verdict.Kind.PENDING) {
        verdict = process.resumed(call, verdict.later().verdict().get(30, TimeUnit.SECONDS));
      }
      if (name.startsWith("C")) {
        assertThat(told(call)).containsExactly("cache=hit(template)");
        assertThat(call.decisions().get(0).level()).isEqualTo("disk");
        assertThat(Replies.body(verdict.reply())).contains("Dear Carla Weber");
      } else {
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PROCEED);
        process.ended(call, ChatCalls.reply("Dear " + name));
      }
      disk.finish(TimeUnit.SECONDS.toNanos(30));
    }
  }

  /** Whatever is changed in a request, a call with another value is no longer answered. */
  @ParameterizedTest
  @ValueSource(
      strings = {"model", "messages", "temperature", "seed", "stop", "user", "tools", "unheard-of"})
  void everyFieldOfTheRequest_counts(String field) {
    bought("Remind Anna Schmidt of order 17.", "Dear Anna Schmidt, ...");
    Object other =
        switch (field) {
          case "temperature" -> 0;
          case "stop" -> List.of("x");
          case "tools" -> List.of(Map.of("type", "function", "function", Map.of("name", "f")));
          case "messages" ->
              List.of(
                  Map.of("role", "system", "content", "Be brief."),
                  Map.of("role", "user", "content", "Remind Berta Meier of order 17."));
          default -> "other";
        };
    assertThat(asked("Remind Carla Weber of order 17.")).containsExactly("cache=hit(template)");
    more.put(field, other);

    assertThat(asked("Remind Berta Meier of order 17.")).containsExactly("cache=miss(not_found)");
  }

  private static String chunk(Map<String, ?> delta, String reason) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put("delta", delta);
    choice.put("finish_reason", reason);
    return Json.writeText(
        Map.of(
            "id", "c1",
            "object", "chat.completion.chunk",
            "created", 1,
            "model", "gpt-4o",
            "choices", List.of(choice)));
  }

  private void bought(String question, String answer) {
    PolicyCall call = call(question);
    assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    EndedReply reply = ChatCalls.reply(answer);
    cache.ended(call, reply);
  }

  private List<String> asked(String question) {
    PolicyCall call = call(question);
    cache.before(call);
    return told(call);
  }

  private static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(Decision::toString).toList();
  }

  private PolicyCall call(String question) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", "gpt-4o");
    body.put("messages", List.of(Map.of("role", "user", "content", question)));
    body.putAll(more);
    return ChatCalls.call(
        new ChatDialect(),
        "https://api.openai.com/v1/chat/completions",
        credential,
        Json.write(body),
        settings,
        1);
  }

  private static CacheSettings settings(
      String text, String substitute, String ignore, boolean confirm) {
    return ChatCalls.settings(Templates.node(text, substitute, ignore, confirm));
  }
}
