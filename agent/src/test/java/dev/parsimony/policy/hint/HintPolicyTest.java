/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import dev.parsimony.policy.HintSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintPolicyTest {

  private static final String MODEL = "claude-sonnet-5-5";
  private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\"}";
  private static final String LONG = "The ship lay at the quay for a week. ".repeat(200);
  private static final Prompt PROMPT = Prompt.of(LONG).say("Where is it?");

  private final HintedCalls calls = new HintedCalls(HintedCalls.ANTHROPIC);

  @Test
  void promptThatWasNotSeen_leavesAsItWasWritten() {
    String body = PROMPT.messages(MODEL);

    assertThat(calls.send(body).decision()).isEqualTo("hint=bypass(not_seen)");
    assertThat(calls.send(body.replace("week", "year")).body())
        .isEqualTo(body.replace("week", "year"));
  }

  @Test
  void whatComesAgain_isMarked_andNothingElseChanges() {
    calls.send(PROMPT.messages(MODEL));

    HintedCalls.Sent sent = calls.send(Prompt.of(LONG).say("And when?").messages(MODEL));

    assertThat(sent.decision()).isEqualTo("hint=marked(5m)");
    assertThat(sent.body())
        .isEqualTo(
            Prompt.of(LONG)
                .say("And when?")
                .messages(MODEL)
                .replace(
                    "\"" + LONG + "\"",
                    "[{\"type\":\"text\",\"text\":\"" + LONG + "\"," + MARK + "}]"));
  }

  @Test
  void conversation_isMarkedBehindWhatWasSentBefore_withToolsAndSystem() {
    Prompt first = PROMPT.tools(LONG);
    Prompt second = first.say("At the quay.").say("And when?");
    calls.send(first.messages(MODEL)).answered(0, 0);

    String body = calls.send(second.messages(MODEL)).body();

    assertThat(body.split("cache_control", -1)).hasSize(4);
    assertThat(body)
        .contains(
            "\"input_schema\":{\"type\":\"object\"}," + MARK + "}]",
            "\"text\":\"" + LONG + "\"," + MARK,
            "{\"type\":\"text\",\"text\":\"Where is it?\"," + MARK + "}",
            "\"content\":\"At the quay.\"",
            "\"content\":\"And when?\"");
  }

  @Test
  void whatComesTooLate_isNotMarked() {
    calls.send(PROMPT.messages(MODEL));
    calls.pass(Duration.ofSeconds(301));

    assertThat(calls.send(PROMPT.messages(MODEL)).reason()).isEqualTo("not_seen");
  }

  @Test
  void whatComesSeldom_isMarkedForAnHour_theThirdTime() {
    for (int i = 0; i < 2; i++) {
      assertThat(calls.send(PROMPT.messages(MODEL)).isMarked()).isFalse();
      calls.pass(Duration.ofMinutes(20));
    }

    HintedCalls.Sent sent = calls.send(PROMPT.messages(MODEL));

    assertThat(sent.decision()).isEqualTo("hint=marked(1h)");
    assertThat(sent.body()).contains("{\"type\":\"ephemeral\",\"ttl\":\"1h\"}");
  }

  @Test
  void hour_isOfferedOnlyWhereItsPriceIsStated() {
    HintedCalls bedrock =
        new HintedCalls(
            "https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-sonnet-5/invoke");
    String body = PROMPT.messages("").replace("\"model\":\"\",", "\"anthropic_version\":\"b\",");
    for (int i = 0; i < 5; i++) {
      assertThat(bedrock.send(body).isMarked()).isFalse();
      bedrock.pass(Duration.ofMinutes(20));
    }

    bedrock.send(body);

    assertThat(bedrock.send(body).decision()).isEqualTo("hint=marked(5m)");
  }

  @Test
  void ruleThatWantsMore_waitsLonger() {
    calls.settings(HintSettings.defaults().withSightings(4));
    for (int i = 0; i < 3; i++) {
      assertThat(calls.send(PROMPT.messages(MODEL)).isMarked()).isFalse();
    }

    assertThat(calls.send(PROMPT.messages(MODEL)).isMarked()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"text\",\"text\":\"a\",\"cache_control\":null}'",
    "'{\"type\":\"tool_result\",\"content\":[{\"type\":\"text\",\"cache_control\":{}}]}'"
  })
  void applicationThatMarksSomething_isLeftAlone(String block) {
    String body = PROMPT.messages(MODEL).replace("\"Where is it?\"", "[" + block + "]");
    calls.send(body);

    assertThat(calls.send(body).decision()).isEqualTo("hint=bypass(own_marks)");
    assertThat(calls.send(body).body()).isEqualTo(body);
  }

  @Test
  void credentials_areApart() {
    calls.send(PROMPT.messages(MODEL));

    assertThat(calls.key("sk-2").send(PROMPT.messages(MODEL)).reason()).isEqualTo("not_seen");
    assertThat(calls.key("sk-1").send(PROMPT.messages(MODEL)).isMarked()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"thinking\":{\"type\":\"adaptive\"}", "\"tool_choice\":{\"type\":\"any\"}"})
  void whatTheCacheDependsOn_isApart(String field) {
    String body = PROMPT.messages(MODEL);
    calls.send(body);

    assertThat(calls.send(body.replace("\"max_tokens\":100", field)).isMarked()).isFalse();
    assertThat(calls.send(body.replace("100", "200")).isMarked()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-5-5, 512",
    "claude-fable-5-1, 512",
    "claude-sonnet-4-5-20250929, 1024",
    "claude-opus-4-8, 1024",
    "claude-opus-4-1, 1024",
    "claude-haiku-4-5-20251001, 4096",
    "claude-haiku-5-5, 4096",
    "claude-opus-4-6, 4096"
  })
  void promptBelowWhatTheModelCaches_isLeftAlone(String model, int least) {
    // Each word is one token.
    Prompt shorter = Prompt.of("ship ".repeat(least - 3)).say("Where?");
    Prompt longer = Prompt.of("ship ".repeat(least)).say("Where?");
    for (Prompt prompt : List.of(shorter, longer)) {
      calls.send(prompt.messages(model));
    }

    assertThat(calls.send(shorter.messages(model)).reason()).isEqualTo("too_short");
    assertThat(calls.send(longer.messages(model)).isMarked()).isTrue();
  }

  @Test
  void modelWithoutAPrice_isLeftAlone() {
    assertThat(calls.send(PROMPT.messages("claude-unheard")).reason()).isEqualTo("price_unknown");
  }

  @Test
  void formatWithoutMarks_isLeftAlone() {
    HintedCalls gemini =
        new HintedCalls(
            "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent");

    assertThat(gemini.send("{\"contents\":[]}").reason()).isEqualTo("no_marks");
  }

  @Test
  void oneCallAtATime_hasAPrefixWritten() {
    calls.send(PROMPT.messages(MODEL));
    HintedCalls.Sent first = calls.send(PROMPT.messages(MODEL));

    assertThat(calls.send(PROMPT.messages(MODEL)).reason()).isEqualTo("being_written");

    first.answered(0, 2_000);
    assertThat(calls.send(PROMPT.messages(MODEL)).isMarked()).isTrue();
  }

  @Test
  void callThatFails_hasNothingWritten() {
    calls.send(PROMPT.messages(MODEL));
    calls.send(PROMPT.messages(MODEL)).ended(500, null);
    calls.send(PROMPT.messages(MODEL)).ended(0, null);

    assertThat(calls.send(PROMPT.messages(MODEL)).isMarked()).isTrue();
  }

  @Test
  void providerThatOnlyTakesUnmarkedPrompts_isLeftAloneForAnHour() {
    calls.send(PROMPT.messages(MODEL));
    calls.send(PROMPT.messages(MODEL)).rejected();

    assertThat(calls.send(PROMPT.messages(MODEL)).reason()).isEqualTo("refused");
    calls.pass(Duration.ofMinutes(61));
    calls.send(PROMPT.messages(MODEL));
    assertThat(calls.send(PROMPT.messages(MODEL)).isMarked()).isTrue();
  }

  @Test
  void providerThatNeverReads_isGivenUp_andOneThatTellsNothing() {
    for (ReplyFacts facts : List.of(facts(new Usage(2_000, 5, 0, 1_900, 0)), facts(null))) {
      HintedCalls fresh = new HintedCalls(HintedCalls.ANTHROPIC);
      int marked = 0;
      String reason = "";
      for (int i = 0; i < 20; i++) {
        HintedCalls.Sent sent = fresh.send(PROMPT.messages(MODEL)).ended(200, facts);
        marked += sent.isMarked() ? 1 : 0;
        reason = sent.reason();
      }
      assertThat(marked).isBetween(1, 6);
      assertThat(reason).isEqualTo("does_not_pay");
    }
  }

  @Test
  void writesOfManyConversations_areNoLosses_whileTheyMayBeReadYet() {
    List<String> bodies = ofManyBeginnings();
    for (int round = 0; round < 2; round++) {
      bodies.forEach(body -> assertThat(slow(body).reason()).isEqualTo("not_seen"));
    }
    for (String body : bodies) {
      assertThat(slow(body).answered(0, 2_000).decision()).isEqualTo("hint=marked(1h)");
    }
    for (String body : bodies) {
      assertThat(slow(body).answered(2_000, 0).decision()).isEqualTo("hint=marked(1h)");
    }
  }

  @Test
  void writesOfManyConversations_thatNobodyHasReadInTime_areTheLast() {
    List<String> bodies = ofManyBeginnings();
    for (int round = 0; round < 3; round++) {
      bodies.forEach(body -> slow(body).answered(0, 2_000));
    }
    calls.pass(Duration.ofMinutes(61));
    String other = PROMPT.messages(MODEL);
    calls.send(other);
    calls.send(other).answered(0, 2_000);

    assertThat(calls.send(other).reason()).isEqualTo("does_not_pay");
  }

  @Test
  void providerThatForgets_isPaidOneWriteMoreAtMost() {
    int marked = 0;
    for (int i = 0; i < 10; i++) {
      HintedCalls.Sent sent = calls.send(PROMPT.messages(MODEL)).answered(0, 1_500);
      marked += sent.isMarked() ? 1 : 0;
      calls.pass(Duration.ofMinutes(6));
    }
    // Twice what an hour's costs more is one of them.
    assertThat(marked).isEqualTo(2);
  }

  private HintedCalls.Sent slow(String body) {
    calls.pass(Duration.ofMinutes(1));
    return calls.send(body);
  }

  private static List<String> ofManyBeginnings() {
    return IntStream.range(0, 12)
        .mapToObj(i -> Prompt.of(i + LONG).say("Where is it?").messages(MODEL))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"type\":\"thinking\",\"thinking\":\"so\",\"signature\":\"s\"}]",
        "[{\"type\":\"text\",\"text\":\" \"}]",
        "\"\"",
        "[]",
        "[1]",
        "7",
        "null"
      })
  void messageThatTakesNoMark_isPassedOver(String content) {
    String body =
        PROMPT
            .say("Here.")
            .say("so")
            .messages(MODEL)
            .replace("\"content\":\"so\"", "\"content\":" + content);
    calls.send(body);

    String marked = calls.send(body).body();

    assertThat(marked)
        .contains("\"content\":" + content, "{\"type\":\"text\",\"text\":\"Here.\"," + MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"messages\":7,\"system\":[],\"tools\":{}}", "{\"messages\":[[],{}]}"})
  void oddBodies_areLeftAlone(String body) {
    String named =
        body.replaceFirst("\\{", "{\"model\":\"" + MODEL + "\"" + (body.equals("{}") ? "" : ","));
    calls.send(named);

    assertThat(calls.send(named).body()).isEqualTo(named);
  }

  private static ReplyFacts facts(@Nullable Usage usage) {
    return ReplyFacts.builder().usage(usage).build();
  }
}
