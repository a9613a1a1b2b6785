/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.SharedTestbed;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Embeddings that travel together, through the real client library. */
class BatchTest {

  private static final int CALLS = 8;
  private static final String RULES =
      "mode: optimize\n"
          + "rules:\n"
          + "- {name: kept, match: {header: {X-Kept: '*'}}, cache: {},"
          + " batch: {window: 1s, max-size: 8}}\n"
          + "- {name: soon, match: {header: {X-Soon: '*'}}, batch: {window: 5ms}}\n"
          + "- {name: index, match: {header: {X-Index: '*'}}, batch: {window: 1s, max-size: 8}}\n";

  @RegisterExtension static final SharedTestbed SHARED = new SharedTestbed(RULES);

  private final Testbed bed = SHARED.bed();

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async"})
  void callsOfOneMoment_areOneRequest_andEachGetsItsOwnVector(String form) {
    AppCommand call = embed(form);
    List<String> alone = texts(texts(form), call);
    bed.provider().reset();
    bed.settle();

    List<AppResult> together =
        bed.parallel(CALLS, call.header("X-Index", "1").with("prompts", texts(form)));
    List<ExportedSpan> spans = bed.awaitSpans();

    assertThat(together).allMatch(AppResult::ok);
    assertThat(together).extracting(AppResult::text).isEqualTo(alone).doesNotHaveDuplicates();
    assertThat(bed.provider().requests()).hasSize(1);
    assertThat(spans)
        .allMatch(span -> span.attributes().get("parsimony.batch.size").equals((long) CALLS));
    assertThat(spans).allMatch(span -> span.attributes().containsKey("parsimony.batch.wait_ms"));
    assertThat(spans).extracting(ExportedSpan::servedBy).containsOnly("provider");
    assertThat(spans.stream().flatMap(span -> span.decisions().stream()))
        .contains("batch=led:full", "batch=joined:full");
    assertThat(sum(spans, "gen_ai.usage.input_tokens"))
        .isEqualTo(bed.provider().billed().get(0).inputTokens());
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async"})
  void rejectedRequest_isMadeByEachForItself(String form) {
    AppCommand call = embed(form);
    List<String> alone = texts(texts("bad " + form), call);
    bed.provider().reset();
    bed.provider().when(BatchTest::isJoined, Faults.status(400));
    bed.settle();

    List<AppResult> together =
        bed.parallel(CALLS, call.header("X-Index", "1").with("prompts", texts("bad " + form)));
    List<ExportedSpan> spans = bed.awaitSpans();

    assertThat(together).extracting(AppResult::text).isEqualTo(alone);
    assertThat(bed.provider().requests()).hasSize(CALLS + 1);
    assertThat(spans).allMatch(span -> span.decisions().contains("batch=alone:joined_failed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async"})
  void replyThatBreaksOff_isMadeGoodByEachForItself(String form) {
    AppCommand call = embed(form).maxRetries(0);
    List<String> alone = texts(texts("broken " + form), call);
    bed.provider().reset();
    bed.provider().when(BatchTest::isJoined, Faults.resetMidBody());

    List<AppResult> together =
        bed.parallel(CALLS, call.header("X-Index", "1").with("prompts", texts("broken " + form)));

    assertThat(together).extracting(AppResult::text).isEqualTo(alone);
    assertThat(bed.provider().requests()).hasSize(CALLS + 1);
  }

  @Test
  void callWithoutCompany_leavesAsItWasWritten() {
    ExportedSpan span = bed.spanOf(embed("blocking").prompt("lonely").header("X-Soon", "1"));

    assertThat(span.decisions()).contains("batch=alone:no_company");
    assertThat(bed.provider().requests().get(0).bodyText()).contains("\"input\":\"lonely\"");
  }

  @Test
  void eachAnswer_isKeptUnderItsOwnKey_andAHitWaitsForNobody() {
    AppCommand call = embed("blocking").header("X-Kept", "1");
    List<AppResult> together = bed.parallel(CALLS, call.with("prompts", texts("kept")));
    bed.provider().reset();

    for (int i = 0; i < CALLS; i++) {
      Testbed.Observed hit = bed.observe(call.prompt(texts("kept").get(i)));
      assertThat(hit.span().servedBy()).isEqualTo("cache");
      assertThat(hit.seen().text()).isEqualTo(together.get(i).text());
      assertThat(hit.span().decisions()).noneMatch(decision -> decision.startsWith("batch"));
    }
    assertThat(bed.provider().requests()).isEmpty();
  }

  private static boolean isJoined(StubRequest request) {
    return request.bodyText().contains("\"input\":[");
  }

  private List<String> texts(List<String> prompts, AppCommand call) {
    return prompts.stream().map(prompt -> bed.send(call.prompt(prompt)).text()).toList();
  }

  private static List<String> texts(String of) {
    return IntStream.range(0, CALLS)
        .mapToObj(i -> of + " text " + "longer ".repeat(i) + i)
        .toList();
  }

  private static long sum(List<ExportedSpan> spans, String attribute) {
    return spans.stream().mapToLong(span -> (Long) span.attributes().get(attribute)).sum();
  }

  private static AppCommand embed(String form) {
    return AppCommand.call("embeddings", "a").form(form).client("one");
  }
}
