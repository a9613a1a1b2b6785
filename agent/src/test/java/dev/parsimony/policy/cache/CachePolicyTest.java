/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.OneOff;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.StaleAnswer;
import dev.parsimony.policy.Verdict;
import dev.parsimony.setting.Glob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachePolicyTest {

  private static final List<Glob> ALL_TOOLS = List.of(Glob.of("*", null));

  private static final CacheSettings NO_RETRY =
      CacheSettings.defaults().withRetryWindow(Duration.ZERO);

  private static final CacheSettings MINUTE =
      CacheSettings.defaults().withTtl(Duration.ofMinutes(1));

  private final FakeTicker ticker = new FakeTicker();
  private final AnswerStore store = AnswerStore.of(1_000_000, 10_000, ticker);
  private final CachePolicy cache = new CachePolicy(store, new byte[32]);
  private long nextThread = 100;

  // What may be answered

  @Test
  void secondEqualCall_isAnswered() {
    fill(Asked.question("a"), Replies.whole("blue+usage"));

    PolicyCall call = other(Asked.question("a")).call();
    Verdict verdict = cache.before(call);

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(verdict.reply().status()).isEqualTo(200);
    assertThat(Replies.body(verdict.reply())).isEqualTo("whole:blue+usage");
    assertThat(told(call)).containsExactly("cache=hit(exact)");
  }

  @Test
  void firstCall_missesAndIsStored() {
    PolicyCall call = Asked.question("a").call();

    assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    cache.ended(call, Replies.whole("blue"));

    assertThat(told(call)).containsExactly("cache=miss(not_found)", "cache=stored(ok)");
  }

  @Test
  void otherQuestion_misses() {
    fill(Asked.question("a"), Replies.whole("blue"));

    assertThat(ask(other(Asked.question("b")))).containsExactly("cache=miss(not_found)");
  }

  @Test
  void noRule_bypasses() {
    assertThat(ask(Asked.question("a").under(null))).containsExactly("cache=bypass(no_rule)");
  }

  @Test
  void disabledByItsRule_bypasses() {
    assertThat(ask(Asked.question("a").under(CacheSettings.defaults().withEnabled(false))))
        .containsExactly("cache=bypass(disabled)");
  }

  @Test
  void everyDecision_namesTheRule() {
    CacheSettings faq = NO_RETRY.withRule("faq");
    PolicyCall first = Asked.question("a").under(faq).call();
    cache.before(first);
    cache.ended(first, Replies.whole("blue"));
    PolicyCall second = other(Asked.question("a").under(NO_RETRY.withRule("rest"))).call();
    cache.before(second);
    PolicyCall refused = Asked.question("a").under(faq.withEnabled(false)).call();
    cache.before(refused);

    assertThat(first.decisions()).extracting(Decision::rule).containsExactly("faq", "faq");
    assertThat(second.decisions()).extracting(Decision::rule).containsExactly("rest");
    assertThat(refused.decisions()).extracting(Decision::rule).containsExactly("faq");
  }

  @Test
  void everyObjectionOfTheDialect_isTold() {
    Asked asked =
        Asked.question("a").detail(facts -> facts.uncacheable("choices").uncacheable("background"));

    assertThat(ask(asked)).containsExactly("cache=bypass(choices)", "cache=bypass(background)");
  }

  @Test
  void storedRequest_bypassesUnlessTheRuleAllowsIt() {
    Asked asked = Asked.question("a").detail(facts -> facts.uncacheable("stored"));

    assertThat(ask(asked)).containsExactly("cache=bypass(stored)");
    assertThat(ask(asked.under(CacheSettings.defaults().withStored(true))))
        .containsExactly("cache=miss(not_found)");
  }

  @Test
  void imageByItsAddress_bypassesUnlessTheRuleAllowsIt() {
    Asked asked = Asked.question("a").detail(facts -> facts.uncacheable(Uncacheable.IMAGE_BY_URL));

    assertThat(ask(asked)).containsExactly("cache=bypass(image_by_url)");
    assertThat(ask(asked.under(CacheSettings.defaults().withImageUrls(true))))
        .containsExactly("cache=miss(not_found)");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "0.1, 0, true", "1, 1, false", "1.5, 1, true", "NaN, 2, true"})
  void temperature_isHeldToTheLimit(double temperature, double limit, boolean bypassed) {
    Asked asked =
        Asked.question("a")
            .temperature(temperature)
            .under(CacheSettings.defaults().withMaxTemperature(limit));

    assertThat(ask(asked).contains("cache=bypass(temperature_above_limit)")).isEqualTo(bypassed);
  }

  @Test
  void callThatAsksAboutAMoment_bypasses_unlessItsRuleSaysElse() {
    Asked asked = Asked.question("a").said("What is new today?");

    assertThat(ask(asked)).containsExactly("cache=bypass(time_words)");
    assertThat(ask(asked.under(CacheSettings.defaults().withTimeWords(true))))
        .containsExactly("cache=miss(not_found)");
  }

  @Test
  void callThatTellsOfAPerson_bypasses_unlessItsRuleSaysElse() {
    Asked asked = Asked.question("a").said("I am jane@acme.com");

    assertThat(ask(asked)).containsExactly("cache=bypass(personal_content)");
    assertThat(ask(asked.under(CacheSettings.defaults().withPersonal(true))))
        .containsExactly("cache=miss(not_found)");
  }

  @Test
  void callThatOffersAToolThatActs_bypasses_unlessItsRuleSaysElse() {
    Asked asked = Asked.question("a").offering("send_mail", false);

    assertThat(ask(asked)).containsExactly("cache=bypass(side_effect_tools)");
    assertThat(ask(asked.under(CacheSettings.defaults().withSafeTools(ALL_TOOLS))))
        .containsExactly("cache=miss(not_found)");
  }

  @Test
  void toolThatTheRuleNames_actsWhateverItIsCalled() {
    Asked asked = Asked.question("a").offering("get_mail", false);

    assertThat(ask(asked)).containsExactly("cache=miss(not_found)");
    assertThat(ask(asked.under(CacheSettings.defaults().withSideEffectTools(ALL_TOOLS))))
        .containsExactly("cache=bypass(side_effect_tools)");
  }

  @Test
  void answerToResultsOfATool_isStored_butNoCallOfAToolThatActs() {
    CacheSettings calls = CacheSettings.defaults().withToolCalls(true);
    Asked asked = Asked.question("a").offering("send_mail", true).under(calls);
    EndedReply call = Replies.whole(Replies.good("").toolCalls(true).build());

    assertThat(end(asked, call)).isEqualTo("cache=not_stored(side_effect_tools)");
    assertThat(end(asked, Replies.whole("sent"))).isEqualTo("cache=stored(ok)");
    assertThat(end(asked.under(calls.withSafeTools(ALL_TOOLS)), call))
        .isEqualTo("cache=stored(ok)");
  }

  @Test
  void callOfAToolStoredWhereItWasSafe_isNotGivenWhereItActs() {
    CacheSettings calls = CacheSettings.defaults().withToolCalls(true);
    Asked asked = Asked.question("a").offering("send_mail", true);
    EndedReply call = Replies.whole(Replies.good("").toolCalls(true).build());
    fill(asked.under(calls.withSafeTools(ALL_TOOLS)), call);

    assertThat(ask(other(asked.under(calls)))).containsExactly("cache=miss(side_effect_tools)");
    assertThat(ask(other(asked.under(calls.withSafeTools(ALL_TOOLS)))))
        .containsExactly("cache=hit(exact)");
  }

  @Test
  void answerStoredUnderALooserRule_isNotGivenUnderAStricterOne() {
    Asked asked = Asked.question("a").said("Tell the balance");
    fill(asked, Replies.whole("blue"));
    CacheSettings stricter =
        CacheSettings.defaults().withNever(List.of(Pattern.compile("balance")));

    assertThat(ask(other(asked.under(stricter)))).containsExactly("cache=bypass(never_list)");
    assertThat(ask(other(asked.under(CacheSettings.defaults()))))
        .containsExactly("cache=hit(exact)");
  }

  @Test
  void bypassedCall_isNotStored() {
    Asked warm = Asked.question("a").temperature(1);
    fill(warm, Replies.whole("blue"));

    assertThat(store.weightedSize()).isZero();
  }

  // What may be stored

  @ParameterizedTest
  @ValueSource(ints = {0, 199, 201, 204, 302, 400, 401, 429, 500, 503})
  void otherStatus_isNotStored(int status) {
    assertThat(end(Replies.status(status)))
        .isEqualTo("cache=not_stored(" + (status == 0 ? "no_reply" : "status") + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"malformed", "incomplete_reply", "filtered", "refused", "failed_reply"})
  void flawedReply_isNotStored(String flaw) {
    ReplyFacts facts = Replies.good("").flaw(flaw).build();

    assertThat(end(Replies.whole(facts))).isEqualTo("cache=not_stored(" + flaw + ")");
  }

  @Test
  void replyWithAnError_isNotStored() {
    ReplyFacts facts = Replies.good("").errorType("server_error").build();

    assertThat(end(Replies.whole(facts))).isEqualTo("cache=not_stored(failed_reply)");
  }

  @Test
  void replyWithoutItsEnd_isNotStored() {
    assertThat(end(Replies.brokenOff())).isEqualTo("cache=not_stored(incomplete_reply)");
  }

  @Test
  void toolCalls_areStoredOnlyWhereTheRuleAllowsThem() {
    EndedReply reply = Replies.whole(Replies.good("").toolCalls(true).build());

    assertThat(end(reply)).isEqualTo("cache=not_stored(tool_calls)");
    assertThat(end(Asked.question("a").under(CacheSettings.defaults().withToolCalls(true)), reply))
        .isEqualTo("cache=stored(ok)");
  }

  @Test
  void toolCallsStoredUnderAnotherRule_areNotGivenWhereTheyAreNotAllowed() {
    CacheSettings lenient = CacheSettings.defaults().withToolCalls(true);
    EndedReply reply = Replies.whole(Replies.good("").toolCalls(true).build());
    fill(Asked.question("a").under(lenient), reply);

    assertThat(ask(other(Asked.question("a")))).containsExactly("cache=miss(tool_calls)");
    assertThat(ask(other(Asked.question("a").under(lenient)))).containsExactly("cache=hit(exact)");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, false, true",
    "Application/JSON; charset=utf-8, false, true",
    "application/problem+json, false, true",
    "text/html, false, false",
    "'', false, false",
    "text/event-stream, false, false",
    "text/event-stream; charset=utf-8, true, false"
  })
  void wholeReply_isStoredOnlyAsJson(String contentType, boolean stream, boolean stored) {
    assertThat(end(Replies.typed(contentType, stream)))
        .isEqualTo(stored ? "cache=stored(ok)" : "cache=not_stored(content_type)");
  }

  @Test
  void hugeReply_isNotStored() {
    assertThat(end(Replies.whole("x".repeat(10_000)))).isEqualTo("cache=not_stored(too_large)");
  }

  @Test
  void answerOfTheCache_isNotStoredAgain() {
    fill(Asked.question("a"), Replies.whole("blue"));
    PolicyCall call = other(Asked.question("a")).call();
    Verdict verdict = cache.before(call);

    cache.ended(call, Replies.given(verdict.reply(), ServedBy.CACHE));

    assertThat(told(call)).containsExactly("cache=hit(exact)");
  }

  // What a hit carries

  @Test
  void hit_carriesOnlyHeadersThatStayTrue() {
    fill(Asked.question("a"), Replies.whole("blue"));
    ticker.advance(Duration.ofMillis(61_900));

    Verdict verdict = cache.before(other(Asked.question("a")).call());

    assertThat(verdict.reply().headers().names())
        .containsExactlyInAnyOrder(
            "content-type", "x-request-id", "openai-version", "age", "x-parsimony-cache");
    assertThat(verdict.reply().headers().first("Age")).isEqualTo("61");
    assertThat(verdict.reply().headers().first("X-Parsimony-Cache")).isEqualTo("hit");
    assertThat(verdict.reply().headers().first("Content-Type")).isEqualTo("application/json");
    assertThat(verdict.reply().headers().first("X-Request-Id")).isEqualTo("req-1");
  }

  @Test
  void hit_tellsWhatItSaves() {
    fill(Asked.question("a"), Replies.whole("blue+usage"));
    PolicyCall call = other(Asked.question("a")).call();

    cache.before(call);

    assertThat(Replies.saved(call))
        .extracting(Usage::input, Usage::output)
        .containsExactly(10L, 5L);
  }

  @ParameterizedTest
  @CsvSource({
    // stored stream, its usage asked for | asked stream, with usage | the body
    "false, false, blue+usage, true,  true,  stream:blue+usage",
    "false, false, blue+usage, true,  false, stream:blue",
    "false, false, blue,       true,  false, stream:blue",
    "false, false, blue,       false, false, whole:blue",
    "true,  true,  blue+usage, false, false, whole:blue+usage",
    "true,  true,  blue+usage, true,  false, stream:blue",
    "true,  true,  blue+usage, true,  true,  stream:blue+usage",
    "true,  false, blue,       true,  false, stream:blue",
  })
  void storedAnswer_servesEveryFormItHasTheUsageFor(
      boolean stream, boolean usage, String text, boolean asStream, boolean asUsage, String body) {
    fill(form(stream, usage), stream ? Replies.stream(text) : Replies.whole(text));

    Verdict verdict = cache.before(other(form(asStream, asUsage)).call());

    assertThat(Replies.body(verdict.reply())).isEqualTo(body);
    assertThat(verdict.reply().headers().first("content-type"))
        .startsWith(asStream ? "text/event-stream" : "application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "true,  false, false, false",
    "true,  false, true,  true",
    "false, false, true,  true",
  })
  void storedAnswerWithoutUsage_doesNotServeAFormThatHasIt(
      boolean stream, boolean usage, boolean asStream, boolean asUsage) {
    fill(form(stream, usage), stream ? Replies.stream("blue") : Replies.whole("blue"));

    assertThat(ask(other(form(asStream, asUsage)))).containsExactly("cache=miss(form_lacks_usage)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unjoinable", "buggy"})
  void failingConversion_isAMiss(String text) {
    fill(form(true, true), Replies.stream(text + "+usage"));

    assertThat(ask(other(form(false, false)))).containsExactly("cache=miss(not_convertible)");
  }

  // How long

  @Test
  void answer_expiresAfterTheTimeToLiveOfItsRule() {
    CacheSettings minute = CacheSettings.defaults().withTtl(Duration.ofMinutes(1));
    fill(Asked.question("a").under(minute), Replies.whole("blue"));

    ticker.advance(Duration.ofMinutes(1).minusNanos(1));
    assertThat(ask(other(Asked.question("a")))).containsExactly("cache=hit(exact)");
    ticker.advance(Duration.ofNanos(1));
    assertThat(ask(other(Asked.question("a")))).containsExactly("cache=miss(expired)");
    ticker.advance(Duration.ofMinutes(1));
    assertThat(ask(other(Asked.question("a")))).containsExactly("cache=miss(not_found)");
  }

  @Test
  void answersBoughtTogether_endOneByOne_whereTheRuleHasJitter() {
    CacheSettings spread = MINUTE.withJitter(0.5).withRetryWindow(Duration.ZERO);
    int answers = 400;
    IntStream.range(0, answers)
        .forEach(i -> fill(Asked.question("q" + i).under(spread), Replies.whole("blue")));

    List<Long> left = new ArrayList<>();
    ticker.advance(Duration.ofSeconds(30).minusNanos(1));
    for (int second = 30; second <= 60; second += 10) {
      left.add(
          IntStream.range(0, answers)
              .filter(i -> ask(Asked.question("q" + i).under(spread)).contains("cache=hit(exact)"))
              .count());
      ticker.advance(Duration.ofSeconds(10));
    }

    assertThat(left.get(0)).isEqualTo(answers);
    assertThat(left.get(1)).isBetween(answers * 5L / 9, answers * 7L / 9);
    assertThat(left.get(2)).isBetween(answers * 2L / 9, answers * 4L / 9);
    assertThat(left.get(3)).isZero();
  }

  @Test
  void jitter_shortensAnEqualAnswerByTheSame() {
    CacheSettings spread = MINUTE.withJitter(0.5);
    Fingerprint key = Fingerprint.of(new byte[Fingerprint.BYTES]);

    assertThat(spread.life(key)).isEqualTo(Duration.ofMinutes(1)).isEqualTo(spread.life(key));
    byte[] highest = new byte[Fingerprint.BYTES];
    Arrays.fill(highest, (byte) -1);
    assertThat(spread.life(Fingerprint.of(highest)))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(30).plusMillis(1));
  }

  @Test
  void expiredAnswer_isKeptForAPolicyThatAsks_andSaysThatItIsStale() {
    fill(Asked.question("a").under(MINUTE), Replies.whole("blue+usage"));
    ticker.advance(Duration.ofSeconds(74));
    PolicyCall call = missed(Asked.question("a").under(MINUTE));
    WireReply stale = requireNonNull(requireNonNull(call.kept(StaleAnswer.class)).reply());

    assertThat(Replies.body(stale)).isEqualTo("whole:blue+usage");
    assertThat(stale.headers().first("x-parsimony-cache")).isEqualTo("stale");
    assertThat(Replies.saved(call).output()).isEqualTo(5);
  }

  @Test
  void answerThatIsPastItsTimeByMoreThanAQuarter_isNotEvenStale() {
    fill(Asked.question("a"), Replies.whole("blue"));
    ticker.advance(Duration.ofSeconds(75));
    PolicyCall call = missed(Asked.question("a").under(MINUTE));

    assertThat(requireNonNull(call.kept(StaleAnswer.class)).reply()).isNull();
  }

  @Test
  void answerToARequestThatWasChangedForTheMoment_isNotKept() {
    PolicyCall call = missed(Asked.question("a"));
    call.keep(OneOff.NOTED);
    cache.ended(call, Replies.whole("blue"));

    assertThat(told(call)).endsWith("cache=not_stored(one_off)");
    assertThat(ask(other(Asked.question("a")))).containsExactly("cache=miss(not_found)");
  }

  @Test
  void missForAnotherReasonThanAge_keepsNothing() {
    assertThat(missed(Asked.question("a")).kept(StaleAnswer.class)).isNull();
    fill(form(false, false), Replies.whole("blue"));
    assertThat(missed(form(true, true)).kept(StaleAnswer.class)).isNull();
  }

  @Test
  void answer_isAlsoJudgedByTheShorterTimeToLiveOfThePresentRule() {
    fill(Asked.question("a"), Replies.whole("blue"));
    ticker.advance(Duration.ofSeconds(10));

    CacheSettings brief = CacheSettings.defaults().withTtl(Duration.ofSeconds(10));
    assertThat(ask(other(Asked.question("a").under(brief)))).containsExactly("cache=miss(expired)");
    assertThat(ask(other(Asked.question("a")))).containsExactly("cache=hit(exact)");
  }

  @Test
  void endlessTimeToLive_doesNotOverflow() {
    CacheSettings endless = CacheSettings.defaults().withTtl(Duration.ofSeconds(Long.MAX_VALUE));
    fill(Asked.question("a").under(endless), Replies.whole("blue"));
    ticker.advance(Duration.ofDays(3650));

    assertThat(ask(other(Asked.question("a").under(endless)))).containsExactly("cache=hit(exact)");
  }

  // Asking again

  @Test
  void sameQuestionAgainAtOnce_goesThrough() {
    fill(Asked.question("a"), Replies.whole("bad"));

    PolicyCall again = Asked.question("a").call();
    assertThat(cache.before(again).kind()).isEqualTo(Verdict.Kind.PROCEED);
    cache.ended(again, Replies.whole("better"));

    assertThat(told(again)).containsExactly("cache=bypass(asked_again)", "cache=stored(ok)");
    assertThat(Replies.body(cache.before(other(Asked.question("a")).call()).reply()))
        .isEqualTo("whole:better");
  }

  @Test
  void sameQuestionAgainAfterAHit_goesThrough() {
    fill(Asked.question("a"), Replies.whole("bad"));
    assertThat(ask(Asked.question("a").onThread(2))).containsExactly("cache=hit(exact)");

    assertThat(ask(Asked.question("a").onThread(2))).containsExactly("cache=bypass(asked_again)");
  }

  @Test
  void repetitionThatFails_startsTheWindowAgain() {
    fill(Asked.question("a"), Replies.whole("bad"));
    ticker.advance(Duration.ofMillis(1_500));
    fill(Asked.question("a"), Replies.status(500));
    ticker.advance(Duration.ofMillis(1_500));

    assertThat(ask(Asked.question("a"))).containsExactly("cache=bypass(asked_again)");
  }

  @Test
  void repetitionAfterTheWindow_isAnswered() {
    fill(Asked.question("a"), Replies.whole("blue"));
    ticker.advance(Duration.ofSeconds(2));

    assertThat(ask(Asked.question("a"))).containsExactly("cache=hit(exact)");
  }

  @Test
  void repetitionWithoutAWindow_isAnswered() {
    fill(Asked.question("a").under(NO_RETRY), Replies.whole("blue"));

    assertThat(ask(Asked.question("a").under(NO_RETRY))).containsExactly("cache=hit(exact)");
  }

  @Test
  void anotherQuestionInBetween_endsTheRepetition() {
    fill(Asked.question("a"), Replies.whole("blue"));
    fill(Asked.question("b"), Replies.status(500));

    assertThat(ask(Asked.question("a"))).containsExactly("cache=hit(exact)");
  }

  @Test
  void uncacheableQuestionInBetween_endsTheRepetition() {
    fill(Asked.question("a"), Replies.whole("blue"));
    fill(Asked.question("a").temperature(1), Replies.whole("red"));

    assertThat(ask(Asked.question("a"))).containsExactly("cache=hit(exact)");
  }

  @Test
  void sameQuestionOnAnotherThread_isAnswered() {
    fill(Asked.question("a").onThread(1), Replies.whole("blue"));

    assertThat(ask(Asked.question("a").onThread(2))).containsExactly("cache=hit(exact)");
  }

  @Test
  void asyncCallsContinuation_isRecognisedOnTheThreadThatEndsTheCall() {
    fill(Asked.question("a").onThread(1).async(), Replies.whole("bad"));

    long ending = Thread.currentThread().getId();
    assertThat(ask(Asked.question("a").onThread(ending)))
        .containsExactly("cache=bypass(asked_again)");
  }

  @Test
  void lateReplyOfAnOlderCall_doesNotReplaceThatOfARepetition() {
    PolicyCall slow = Asked.question("a").onThread(5).call();
    cache.before(slow);
    fill(Asked.question("a"), Replies.whole("bad"));
    fill(Asked.question("a"), Replies.whole("better"));

    cache.ended(slow, Replies.whole("bad"));

    assertThat(Replies.body(cache.before(other(Asked.question("a")).call()).reply()))
        .isEqualTo("whole:better");
  }

  // What would be

  @Test
  void storeOfKeys_tellsTheHitAndHoldsNoBody() {
    AnswerStore keys = AnswerStore.keysOnly(1_000_000, 10_000, ticker);
    CachePolicy whatIf = new CachePolicy(keys, new byte[32]);
    PolicyCall first = form(true, true).call();
    whatIf.before(first);
    whatIf.ended(first, Replies.stream("x".repeat(5_000) + "+usage"));

    PolicyCall second = other(form(false, false)).call();
    Verdict verdict = whatIf.before(second);

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(told(first)).containsExactly("cache=would_miss(not_found)", "cache=would_store(ok)");
    assertThat(told(second)).containsExactly("cache=would_hit(exact)");
    assertThat(Replies.saved(second).input()).isEqualTo(10);
    assertThat(keys.weightedSize()).isLessThan(2_000);
  }

  @Test
  void ignoredHeaderOfTheRule_doesNotCount() {
    CacheSettings settings = CacheSettings.defaults().withIgnoreHeaders(Set.of("X-Trace"));
    fill(Asked.question("a").under(settings).header("x-trace", "1"), Replies.whole("blue"));

    assertThat(ask(other(Asked.question("a").under(settings).header("X-TRACE", "2"))))
        .containsExactly("cache=hit(exact)");
  }

  private static Asked form(boolean stream, boolean usage) {
    return stream ? Asked.question("a").stream(usage) : Asked.question("a");
  }

  private Asked other(Asked asked) {
    return asked.onThread(nextThread++);
  }

  private PolicyCall missed(Asked asked) {
    PolicyCall call = other(asked).call();
    assertThat(cache.before(call).kind()).isEqualTo(Verdict.Kind.PROCEED);
    return call;
  }

  private void fill(Asked asked, EndedReply reply) {
    PolicyCall call = asked.call();
    cache.before(call);
    cache.ended(call, reply);
  }

  private List<String> ask(Asked asked) {
    PolicyCall call = asked.call();
    cache.before(call);
    return told(call);
  }

  private String end(EndedReply reply) {
    return end(Asked.question("a"), reply);
  }

  private String end(Asked asked, EndedReply reply) {
    PolicyCall call = other(asked).call();
    cache.before(call);
    cache.ended(call, reply);
    return told(call).get(1);
  }

  private static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(Decision::toString).toList();
  }
}
