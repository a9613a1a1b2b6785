/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.fault.Faulty;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of equal calls in flight when one of them goes wrong or goes away. The fault agent
 * only counts how far they have come.
 */
class SharingTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: everything
          cache: {ttl: 1h}
      """;
  private static final List<String> WAITS = List.of("Call.await", "Call.whenReady");
  private static final String OPENED = "PolicyRun.opened";
  private static final String READS_ALONG = "ReplyTap.readAlong";
  private static final Map<String, Object> USAGE = Map.of("include_usage", true);

  private static Faulty progress;
  private static Testbed bed;

  private int followers;

  @BeforeAll
  static void start(@TempDir Path folder) {
    progress = new Faulty(folder);
    List<String> points = Stream.concat(WAITS.stream(), Stream.of(OPENED, READS_ALONG)).toList();
    bed = Testbed.start(Client.NEWEST, CONFIG, launch -> progress.on(launch, points));
    bed.send(AppCommand.chat("the first call loads what all need"));
  }

  @AfterAll
  static void stop() throws IOException {
    try (Testbed ended = bed) {
      ended.end();
    } finally {
      progress.close();
    }
  }

  @BeforeEach
  void forgetWhatWas() {
    // What an application has dropped is told of when the garbage is collected.
    bed.app().heap();
    bed.settle();
    bed.provider().reset();
    progress.arm("none", "nothing", 1);
  }

  // The one that asks

  @ParameterizedTest
  @CsvSource({
    "blocking, false", "async, false", "stream, false", "async-stream, false",
    "blocking, true", "async, true", "stream, true", "async-stream, true",
  })
  void cancelledLeader_leavesTheAnswerToItsFollowers(String form, boolean opened) {
    AppCommand question = AppCommand.chat("cancelled " + form + opened);
    Gate gate = lead(question.form("async"), Faults.none());
    if (opened) {
      gate.release(1);
      Await.until("the reply is there", () -> progress.visits(OPENED) > 0);
    }
    follow("follower", question.form(form));

    bed.app().cancel("leader");
    gate.open();

    isAnswered(bed.app().await("follower"));
    assertThat(bed.app().await("leader").json().path("cancelled").asBoolean()).isTrue();
    assertThat(bed.provider().calls()).isOne();
  }

  static Stream<Arguments> waysToDropAReply() {
    AppCommand question = AppCommand.chat("[words:20] dropped").body("stream_options", USAGE);
    return Stream.of(
        Arguments.of(AppCommand.chat("dropped").unread(), AppCommand.chat("dropped")),
        Arguments.of(question.form("stream").closeAfter(0), question.form("blocking")),
        Arguments.of(question.form("stream").closeAfter(1), question.form("async")),
        Arguments.of(question.form("stream").closeAfter(1), question.form("stream")),
        Arguments.of(question.form("async-stream").closeAfter(1), question.form("blocking")));
  }

  @ParameterizedTest
  @MethodSource("waysToDropAReply")
  void leaderThatDropsItsReply_leavesItToItsFollowers(AppCommand leader, AppCommand follower) {
    String own = leader + " / " + follower;
    Gate gate = lead(leader.header("X-Case", own), Faults.none());
    follow("follower", follower.header("X-Case", own));

    gate.open();

    assertThat(bed.app().await("leader").ok()).isTrue();
    isAnswered(bed.app().await("follower"));
    assertThat(bed.provider().calls()).isOne();
  }

  static Stream<Arguments> waysToFail() {
    return Stream.of(
            Map.entry("status", Faults.status(500)),
            Map.entry("reset before headers", Faults.resetBeforeHeaders()),
            Map.entry("reset after headers", Faults.resetAfterHeaders()),
            Map.entry("cut off", Faults.closedMidBody()),
            Map.entry("reset in the body", Faults.resetMidBody()))
        .flatMap(
            fault ->
                Stream.of("blocking", "async")
                    .map(form -> Arguments.of(fault.getKey(), fault.getValue(), form)));
  }

  @ParameterizedTest
  @MethodSource("waysToFail")
  void leaderThatFails_isReplacedByOneOfItsFollowers(String name, Fault fault, String form) {
    AppCommand question = AppCommand.chat("failing " + name + form).maxRetries(0);
    Gate gate = lead(question.form(form), fault);
    follow("one", question.form("blocking"));
    follow("two", question.form("async"));

    gate.open();

    assertThat(bed.app().await("leader").ok()).isFalse();
    isAnswered(bed.app().await("one"));
    isAnswered(bed.app().await("two"));
    assertThat(bed.provider().calls()).isEqualTo(2);
    assertThat(bed.awaitSpans())
        .flatExtracting(ExportedSpan::decisions)
        .containsOnlyOnce("join=went_alone:leader_failed")
        .containsOnlyOnce("join=joined:in_flight")
        .containsOnlyOnce("cache=stored:ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "async-stream"})
  void streamThatIsCutOff_isCutOffForThoseWhoReadAlong_andNotKept(String form) {
    AppCommand question = AppCommand.chat("[words:20] cut off " + form).maxRetries(0);
    Gate gate = lead(question.form("stream"), Faults.resetMidBody());
    follow("follower", question.form(form));

    gate.open();

    assertThat(bed.app().await("leader").ok()).isFalse();
    assertThat(bed.app().await("follower").ok()).isFalse();
    isAnswered(bed.send(question.form(form)));
    assertThat(bed.provider().calls()).isEqualTo(2);
  }

  // Those that follow

  static Stream<Arguments> waysToGiveUp() {
    return Stream.of(
        Arguments.of("blocking", "interrupt", "blocking"),
        Arguments.of("blocking", "time out", "blocking"),
        Arguments.of("async", "time out", "blocking"),
        Arguments.of("async", "cancel", "async"),
        Arguments.of("stream", "interrupt", "stream"),
        Arguments.of("stream", "cancel", "stream"),
        Arguments.of("stream", "cancel", "async-stream"),
        Arguments.of("async-stream", "cancel", "stream"));
  }

  @ParameterizedTest
  @MethodSource("waysToGiveUp")
  void followerThatGivesUp_harmsNobody(String form, String how, String others) {
    AppCommand question = AppCommand.chat("[words:9] given up " + form + how + others);
    AppCommand leaving = question.form(form).maxRetries(0);
    Gate gate = lead(question.form(others), Faults.none());
    follow("leaving", how.equals("time out") ? leaving.timeoutMillis(200) : leaving);
    follow("staying", question.form(others));

    if (form.endsWith("stream")) {
      gate.release(3);
      Await.until("the first chunks have come", () -> chunks("leaving") > 0);
    }
    giveUp("leaving", how);
    AppResult left = bed.app().await("leaving");
    gate.open();

    assertThat(left.text()).as(() -> left.json().toString()).isNotEqualTo(answer());
    isAnswered(bed.app().await("leader"));
    isAnswered(bed.app().await("staying"));
    assertThat(bed.provider().calls()).isOne();
  }

  // Streams

  @ParameterizedTest
  @CsvSource({
    "stream, stream",
    "stream, async-stream",
    "async-stream, stream",
    "async-stream, async-stream",
  })
  void stream_reachesFollowersWhileItComesIn(String leader, String follower) throws Exception {
    AppCommand question = AppCommand.chat("[words:20] fan-out " + leader + follower);
    Gate gate = lead(question.form(leader), Faults.none());
    gate.release(1);
    Await.until("the reply is there", () -> progress.visits(OPENED) > 0);
    follow("early", question.form(follower));
    gate.release(2);
    Await.until("the first chunks have come", () -> chunks("leader") == 2 && chunks("early") == 2);
    follow("late", question.form(follower));
    Await.until("the same chunks have come", () -> chunks("late") == 2);
    assertThat(bed.provider().calls()).isOne();

    gate.open();

    AppResult leaders = bed.app().await("leader");
    isAnswered(leaders);
    assertThat(bed.app().await("early").events()).isEqualTo(leaders.events());
    assertThat(bed.app().await("late").events()).isEqualTo(leaders.events()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "raw-stream"})
  void sharedReply_carriesTheHeadersThatAreItsOwn(String form) {
    AppCommand question = AppCommand.chat("headers " + form).form(form);
    Gate gate = lead(question, Faults.none());
    follow("follower", question);

    gate.open();

    AppResult leader = bed.app().await("leader");
    AppResult follower = bed.app().await("follower");
    assertThat(follower.headers())
        .containsOnlyKeys(
            "content-type", "x-request-id", "openai-version", "age", "x-parsimony-cache")
        .containsEntry("x-request-id", leader.headers().get("x-request-id"))
        .containsEntry("x-parsimony-cache", "joined")
        .containsEntry("age", "0");
    assertThat(bed.provider().calls()).isOne();
  }

  @Test
  void followerOfAStream_isServedWhole_whenItsLeaderHasReadOn() {
    AppCommand question = AppCommand.chat("other form").body("stream_options", USAGE);
    Gate gate = lead(question.form("stream"), Faults.none());
    follow("follower", question.form("blocking"));

    gate.open();

    isAnswered(bed.app().await("leader"));
    isAnswered(bed.app().await("follower"));
    assertThat(bed.provider().calls()).isOne();
  }

  /* Begins a call whose reply the provider holds back, headers included. */
  private Gate lead(AppCommand question, Fault fault) {
    Gate gate = Gate.beforeHeaders();
    bed.provider().next(fault.and(gate));
    bed.begin("leader", question);
    Await.until("the request is there", () -> bed.provider().calls() > 0);
    return gate;
  }

  /* Begins a call, and waits until it waits for the leader's. */
  private void follow(String id, AppCommand question) {
    followers++;
    bed.begin(id, question);
    Await.until(
        "the follower waits",
        () ->
            WAITS.stream().mapToInt(progress::visits).sum() == followers
                && bed.provider().calls() == 1);
  }

  private static void giveUp(String id, String how) {
    switch (how) {
      case "interrupt" -> bed.app().interrupt(id);
      case "cancel" -> bed.app().cancel(id);
      default -> assertThat(how).isEqualTo("time out");
    }
  }

  private static int chunks(String id) {
    return bed.app().look(id).chunks();
  }

  private static void isAnswered(AppResult result) {
    assertThat(result.ok()).as(() -> result.json().toString()).isTrue();
    assertThat(result.invalid()).isEmpty();
    assertThat(result.text()).isEqualTo(answer());
  }

  private static String answer() {
    return ProviderStub.answerTo(bed.provider().requests().get(0));
  }
}
