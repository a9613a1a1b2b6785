/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.SharedTestbed;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact cache and the sharing of calls in flight, through the real client library. */
class CachingTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: everything
          cache: {ttl: 1h}
      """;
  private static final Object FUNCTION =
      Map.of("type", "function", "function", Map.of("name", "f", "parameters", Map.of()));

  @RegisterExtension static final SharedTestbed SHARED = new SharedTestbed(CONFIG);

  private final Testbed bed = SHARED.bed();

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream", "raw"})
  void hit_skipsTheNetwork_andIsTheSameAnswer(String form) {
    AppCommand question = AppCommand.chat("hit " + form).form(form);
    AppResult first = bed.send(question);
    somethingElse();
    int before = bed.provider().calls();

    Testbed.Observed second = bed.observe(question);

    assertThat(second.span().servedBy()).isEqualTo("cache");
    assertThat(bed.provider().calls()).isEqualTo(before);
    assertThat(second.seen().ok()).isTrue();
    assertThat(second.seen().invalid()).isEmpty();
    assertThat(second.seen().text()).isEqualTo(first.text()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat", "completions", "responses", "embeddings"})
  void everyEndpoint_isCached(String endpoint) {
    AppCommand question = AppCommand.call(endpoint, "endpoint " + endpoint).body("store", false);
    AppCommand asked = endpoint.equals("responses") ? question : AppCommand.call(endpoint, "e");
    AppResult first = bed.send(asked);
    somethingElse();

    Testbed.Observed second = bed.observe(asked);

    assertThat(second.span().servedBy()).isEqualTo("cache");
    assertThat(second.seen().response()).isEqualTo(first.response());
  }

  @ParameterizedTest
  @ValueSource(strings = {"async", "stream", "async-stream", "raw"})
  void answerToABlockingCall_servesTheOtherForms(String form) {
    AppCommand question = AppCommand.chat("across " + form);
    AppResult first = bed.send(question);
    somethingElse();

    Testbed.Observed second = bed.observe(question.form(form));

    assertThat(second.span().servedBy()).isEqualTo("cache");
    assertThat(second.seen().text()).isEqualTo(first.text());
  }

  @Test
  void streamedAnswer_servesABlockingCall_onlyIfItCarriedUsage() {
    Map<String, Object> usage = Map.of("include_usage", true);
    bed.send(AppCommand.chat("with").form("stream").body("stream_options", usage));
    bed.send(AppCommand.chat("without").form("stream"));

    assertThat(bed.spanOf(AppCommand.chat("with")).servedBy()).isEqualTo("cache");
    ExportedSpan refused = bed.spanOf(AppCommand.chat("without"));
    assertThat(refused.servedBy()).isEqualTo("provider");
    assertThat(reasons(refused)).contains("form_lacks_usage");
  }

  @Test
  void tenants_areApart() {
    AppCommand question = AppCommand.chat("tenants");
    String own = bed.send(question).text();

    for (AppCommand other :
        List.of(
            question.apiKey("sk-other"),
            question.organization("org-2"),
            question.header("X-Tenant", "two"))) {
      Testbed.Observed seen = bed.observe(other);
      assertThat(seen.span().servedBy()).isEqualTo("provider");
      assertThat(seen.seen().ok()).isTrue();
    }
    assertThat(bed.send(question).text()).isEqualTo(own);
  }

  @Test
  void anotherQuestionOfTheSameThread_isNoRepetition_theSameAtOnceIs() {
    AppCommand question = AppCommand.chat("repeated");
    bed.send(question);
    int before = bed.provider().calls();

    Testbed.Observed again = bed.observe(question);

    assertThat(reasons(again.span())).contains("asked_again");
    assertThat(bed.provider().calls()).isEqualTo(before + 1);
    somethingElse();
    assertThat(bed.spanOf(question).servedBy()).isEqualTo("cache");
  }

  static Stream<Arguments> requestsThatAreNotCached() {
    AppCommand chat = AppCommand.chat("not cached");
    AppCommand responses = AppCommand.call("responses", "not cached");
    return Stream.of(
        Arguments.of("several_choices", chat.body("n", 2)),
        Arguments.of("temperature_above_limit", chat.body("temperature", 0.7)),
        Arguments.of("stored", chat.body("store", true)),
        Arguments.of("stored", responses),
        Arguments.of("background", responses.body("store", false).body("background", true)),
        Arguments.of(
            "stateful", responses.body("store", false).body("previous_response_id", "resp_1")));
  }

  @ParameterizedTest
  @MethodSource("requestsThatAreNotCached")
  void requestThatMustNotBeReused_goesThroughEachTime(String reason, AppCommand question) {
    bed.send(question);
    somethingElse();

    ExportedSpan second = bed.spanOf(question);

    assertThat(second.servedBy()).isEqualTo("provider");
    assertThat(reasons(second)).contains(reason);
  }

  static Stream<Arguments> repliesThatAreNotKept() {
    AppCommand chat = AppCommand.chat("not kept").maxRetries(0);
    return Stream.of(
        Arguments.of("length", Faults.length(), chat),
        Arguments.of("filter", Faults.contentFilter(), chat),
        Arguments.of("no finish", Faults.noFinishReason(), chat),
        Arguments.of("error body", Faults.errorBody(), chat),
        Arguments.of("status", Faults.status(500), chat),
        Arguments.of("invalid", Faults.invalidJson(), chat),
        Arguments.of("truncated", Faults.truncatedStream(), chat.form("stream")),
        Arguments.of("last event", Faults.lastEventMissing(), chat.form("stream")),
        Arguments.of("error event", Faults.errorEvent(), chat.form("async-stream")),
        Arguments.of("early close", Faults.words(50), chat.form("stream").closeAfter(2)),
        Arguments.of("tools", Faults.none(), tools()),
        Arguments.of("refusal", Faults.none(), AppCommand.chat("[refusal] not kept")));
  }

  @ParameterizedTest
  @MethodSource("repliesThatAreNotKept")
  void replyThatIsNoGoodAnswer_isNotKept(String name, Fault fault, AppCommand call) {
    AppCommand question = call.header("X-Case", name);
    bed.provider().next(fault);
    bed.send(question);
    somethingElse();

    assertThat(bed.spanOf(question).servedBy()).isEqualTo("provider");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void equalCallsAtOnce_reachTheProviderOnce(String form) {
    int before = bed.provider().calls();

    List<AppResult> results = bed.parallel(16, AppCommand.chat("crowd " + form).form(form));

    assertThat(bed.provider().calls()).isEqualTo(before + 1);
    assertThat(results).hasSize(16).allMatch(AppResult::ok);
    assertThat(results).extracting(AppResult::text).containsOnly(results.get(0).text());
  }

  private static AppCommand tools() {
    return AppCommand.chat("[tools] not kept").body("tools", List.of(FUNCTION));
  }

  /* So that asking the same again is no repetition. */
  private void somethingElse() {
    bed.send(AppCommand.chat("something else"));
  }

  private static String reasons(ExportedSpan span) {
    return String.valueOf(span.attributes().get("parsimony.reason"));
  }
}
