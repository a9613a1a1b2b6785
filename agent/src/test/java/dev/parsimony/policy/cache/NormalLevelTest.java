/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.openai.ChatDialect;
import dev.parsimony.dialect.openai.EmbeddingsDialect;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.disk.DiskLevel;
import dev.parsimony.policy.cache.disk.DiskSettingsTest;
import dev.parsimony.policy.cache.level.ManualThreads;
import dev.parsimony.policy.cache.near.NormalRule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers given to calls that ask for the same in other words, as far as a rule says so. */
class NormalLevelTest {

  private static final String UUID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final String OTHER_UUID = "9c858901-8a57-4791-81fe-4c455b099bc9";
  private static final CacheSettings PLAIN =
      CacheSettings.defaults().withRetryWindow(Duration.ZERO);
  private static final CacheSettings ALL =
      PLAIN.withPersonal(true).withNormalise(false, NormalRule.values());
  private static final CacheSettings BLANKS = PLAIN.withNormalise(false, NormalRule.WHITE_SPACE);
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private final FakeTicker ticker = new FakeTicker();
  private final AnswerStore store = AnswerStore.of(1_000_000, 100_000, ticker);
  private final CachePolicy cache =
      new CachePolicy(store, new byte[32], LastingAnswers.NONE, NOON::toEpochMilli);
  private CacheSettings settings = ALL;
  private boolean stream;
  private long thread = 1;

  @Test
  void callInOtherWords_isAnswered_andTold() {
    bought("What is the  heap?", "a tree");

    PolicyCall spaced = chat("", " what is the heap? \n");

    Verdict verdict = cache.before(spaced);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(Replies.body(verdict.reply())).contains("a tree");
    assertThat(verdict.reply().headers().first("x-parsimony-cache")).isEqualTo("hit");
    assertThat(verdict.reply().headers().first("x-parsimony-cache-match")).isEqualTo("normalised");
    assertThat(verdict.reply().headers().first("content-type")).isEqualTo("application/json");
    assertThat(told(spaced)).containsExactly("cache=hit(normalised)");
  }

  @Test
  void verySameCall_isAnsweredAsExact() {
    bought("What is it?", "this");

    PolicyCall call = chat("", "What is it?");
    Verdict verdict = cache.before(call);

    assertThat(verdict.reply().headers().first("x-parsimony-cache-match")).isNull();
    assertThat(told(call)).containsExactly("cache=hit(exact)");
  }

  @Test
  void answerPastItsTime_isGivenInOtherWords_whileOneCallAsks() {
    settings = ALL.withTtl(Duration.ofMinutes(1)).withStaleWhileRevalidate(Duration.ofHours(1));
    bought("What is  it?", "this");
    ticker.advance(Duration.ofMinutes(1));

    assertThat(asked("What is it?")).containsExactly("cache=miss(not_found)");
    PolicyCall other = chat("", "What   is it?");
    WireReply reply = cache.before(other).reply();
    assertThat(told(other)).containsExactly("cache=hit(stale)");
    assertThat(reply.headers().first("x-parsimony-cache")).isEqualTo("stale");
    assertThat(reply.headers().first("x-parsimony-cache-match")).isEqualTo("normalised");
  }

  @Test
  void hugeCall_isTheSameInItsOwnWordsAlone() {
    String huge = "x".repeat(1 << 20);
    bought(huge + "  y", "this");

    assertThat(asked(huge + " y")).containsExactly("cache=miss(not_found)");
    assertThat(asked(huge + "  y")).containsExactly("cache=hit(exact)");
  }

  @Test
  void callThatHasSeveralAnswers_sharesNoneInOtherWords() {
    settings = ALL.withAnswers(2);
    bought("What is  it?", "this");

    assertThat(asked("What is it?")).containsExactly("cache=miss(not_found)");
  }

  @Test
  void withoutTheRule_onlyTheVerySameIsAnswered() {
    bought("What is it?", "this");
    settings = PLAIN.withPersonal(true);

    assertThat(asked("what is it?")).containsExactly("cache=miss(not_found)");
  }

  @Test
  void otherRules_shareNothing() {
    bought("What is  it?", "this");
    settings = BLANKS;

    assertThat(asked("What is it?")).containsExactly("cache=miss(not_found)");
  }

  @Test
  void systemPromptsAndAllElse_mayNotDiffer_unlessTheRuleSaysSo() {
    bought("Be  brief.", "What is it?", "this");

    assertThat(cache.before(chat("Be brief.", "What is it?")).kind())
        .isEqualTo(Verdict.Kind.PROCEED);
    settings = PLAIN.withNormalise(true, NormalRule.WHITE_SPACE);
    bought("Be  short.", "What is it?", "this");
    assertThat(cache.before(chat("Be short.", "What is it?")).kind())
        .isEqualTo(Verdict.Kind.ANSWER);
  }

  @Test
  void answerThatSaysWhatWasLeftOut_isForNobodyElse() {
    bought("Request " + UUID + ": what is new?", "nothing for " + UUID);
    assertThat(asked("Request " + OTHER_UUID + ": what is new?"))
        .containsExactly("cache=miss(not_found)");

    bought("Request " + UUID + ": what is old?", "nothing");
    assertThat(asked("Request " + OTHER_UUID + ": what is old?"))
        .containsExactly("cache=hit(normalised)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "you arrive at 11:15",
        "on the 11th",
        "on 11.12.",
        "by 12/11",
        "on December eleventh",
        "am Freitag",
        "in 14 days",
        "in two weeks",
        "at 9 pm",
        "it is due tomorrow",
      })
  void answerThatSpeaksOfAMoment_isForNobodyOfAnotherDay(String answer) {
    bought("It is 2026-11-25 08:15. The train takes three hours. When am I there?", answer);

    assertThat(asked("It is 2026-11-26 10:15. The train takes three hours. When am I there?"))
        .containsExactly("cache=miss(not_found)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Correct this: I go to the school.       | Correct this: I go to school.",
        "How many words has it: in the hospital  | How many words has it: in hospital",
        "Translate it, please: he plays the cello | Translate it, please: he plays cello",
        "'How many spaces are in this: a  b'     | 'How many spaces are in this: a b'",
        "'Fix the indentation of this: a  b'     | 'Fix the indentation of this: a b'",
      })
  void promptAboutItsOwnWords_isNotTheSameInOthers(String one, String other) {
    bought(one, "this");

    assertThat(asked(other)).containsExactly("cache=miss(not_found)");
  }

  @Test
  void instructionsAboutWords_keepThoseOfTheUser() {
    bought("Proofread what the user says.", "I go to the school.", "this");
    bought("At most 200 characters.", "Who is the  king?", "this");

    assertThat(cache.before(chat("Proofread what the user says.", "I go to school.")).kind())
        .isEqualTo(Verdict.Kind.PROCEED);
    assertThat(cache.before(chat("At most 200 characters.", "Who is the king?")).kind())
        .isEqualTo(Verdict.Kind.ANSWER);
  }

  @Test
  void dateOfTheCall_mayDiffer_whereTheAnswerDoesNotTellIt() {
    bought("Date 2026-11-25. Sort b, a.", "a, b");
    assertThat(asked("Date 2026-11-26. Sort b, a.")).containsExactly("cache=hit(normalised)");
    assertThat(asked("Date 2026-11-20. Sort b, a.")).containsExactly("cache=miss(not_found)");

    bought("Date 2026-11-25. Which year is next?", "2027");
    assertThat(asked("Date 2026-11-26. Which year is next?"))
        .containsExactly("cache=miss(not_found)");
  }

  @Test
  void form_isTurnedIntoTheOneAskedFor() {
    bought("What is  it?", "this");
    stream = true;

    Verdict verdict = cache.before(chat("", "What is it?"));

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(Replies.body(verdict.reply())).startsWith("data:").contains("this");
  }

  @Test
  void repetitionInOtherWords_isAskedAnew_andReplacesTheAnswer() {
    settings = ALL.withRetryWindow(Duration.ofSeconds(2));
    PolicyCall first = chat("", "Request " + UUID + ": what is new?");
    cache.before(first);
    cache.ended(first, reply("nothing"));

    PolicyCall again = chat("", "Request " + OTHER_UUID + ": what is new?");
    assertThat(cache.before(again).kind()).isEqualTo(Verdict.Kind.PROCEED);
    cache.ended(again, reply("something"));
    thread = 2;
    PolicyCall third = chat("", "Request " + OTHER_UUID.replace('9', '8') + ": what is new?");
    Verdict verdict = cache.before(third);

    assertThat(told(again)).containsExactly("cache=bypass(asked_again)", "cache=stored(ok)");
    assertThat(Replies.body(verdict.reply())).contains("something");
  }

  @Test
  void otherCredential_isNotAnswered() {
    bought("What is it?", "this");
    PolicyCall call =
        call(new ChatDialect(), "Bearer two", Json.membersOf(body("", " What is it?")));

    assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
  }

  @Test
  void embeddings_areThoseOfTheVeryText() {
    PolicyCall first =
        call(new EmbeddingsDialect(), "Bearer one", Map.of("model", "m", "input", "a  b"));
    cache.before(first);
    cache.ended(first, reply("x"));

    PolicyCall other =
        call(new EmbeddingsDialect(), "Bearer one", Map.of("model", "m", "input", "a b"));
    assertThat(cache.before(other).kind()).isEqualTo(Verdict.Kind.PROCEED);
  }

  @Test
  void whereTheAgentOnlyObserves_itIsToldWhatWouldBe() {
    AnswerStore keys = AnswerStore.keysOnly(1_000_000, 100_000, ticker);
    CachePolicy imagined = new CachePolicy(keys, new byte[32]);
    PolicyCall first = chat("", "What is  it?");
    imagined.before(first);
    imagined.ended(first, reply("this"));

    PolicyCall call = chat("", "What is it?");
    assertThat(imagined.before(call).kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(told(call)).containsExactly("cache=would_hit(normalised)");
  }

  @Test
  void answerOnDisk_isGivenByTheNextProcess(@TempDir Path directory) throws Exception {
    for (String text : List.of("What is  it?", "What is it?")) {
      ManualThreads threads = new ManualThreads();
      DiskLevel disk =
          new DiskLevel(
              DiskSettingsTest.settings(directory, Map.of()),
              NormalLevelTest::nothing,
              threads,
              NOON::toEpochMilli,
              line -> {});
      CachePolicy process =
          new CachePolicy(
              AnswerStore.of(1_000_000, 100_000, ticker),
              new byte[32],
              new LastingAnswers(List.of(disk), NOON::toEpochMilli),
              NOON::toEpochMilli);
      PolicyCall call = chat("", text);
      Verdict verdict = process.before(call);
      while (verdict.kind() == Verdict.Kind.PENDING) {
        verdict = process.resumed(call, verdict.later().verdict().get(30, TimeUnit.SECONDS));
      }
      if (text.contains("  ")) {
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PROCEED);
        process.ended(call, reply("this"));
      } else {
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
        assertThat(told(call)).containsExactly("cache=hit(normalised)");
        assertThat(call.decisions().get(0).level()).isEqualTo("disk");
      }
      disk.finish(TimeUnit.SECONDS.toNanos(30));
    }
  }

  private void bought(String question, String answer) {
    bought("", question, answer);
  }

  private void bought(String system, String question, String answer) {
    PolicyCall call = chat(system, question);
    assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    cache.ended(call, reply(answer));
  }

  private List<String> asked(String question) {
    PolicyCall call = chat("", question);
    cache.before(call);
    return told(call);
  }

  private static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(Decision::toString).toList();
  }

  private PolicyCall chat(String system, String question) {
    return call(new ChatDialect(), "Bearer one", Json.membersOf(body(system, question)));
  }

  private byte[] body(String system, String question) {
    Map<String, Object> user = Map.of("role", "user", "content", question);
    List<Object> messages =
        system.isEmpty()
            ? List.of(user)
            : List.of(Map.of("role", "system", "content", system), user);
    return Json.write(Map.of("model", "gpt-4o", "messages", messages, "stream", stream));
  }

  private PolicyCall call(Dialect dialect, String credential, Map<String, ?> body) {
    String path = dialect instanceof ChatDialect ? "chat/completions" : "embeddings";
    return ChatCalls.call(
        dialect,
        "https://api.openai.com/v1/" + path,
        credential,
        Json.write(body),
        settings,
        thread);
  }

  private static EndedReply reply(String text) {
    return ChatCalls.reply(text);
  }

  private static @Nullable String nothing(String variable) {
    return null;
  }
}
