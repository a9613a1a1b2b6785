/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyOrderTest {

  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final ScriptedPolicy first = new ScriptedPolicy("a", journal);
  private final ScriptedPolicy second = new ScriptedPolicy("b", journal);
  private final ScriptedPolicy third = new ScriptedPolicy("c", journal);
  private final TestEngine engine = TestEngine.optimizing(first, second, third);
  private final Call call = Chat.open(engine);

  @AfterEach
  void nothingIsSuppressed() throws Exception {
    engine.close();
    assertThat(engine.suppressed()).isZero();
  }

  @Test
  void policies_areAskedInOrder_andToldOfTheEndInReverse() throws IOException {
    call.begin();
    call.opened(200, Chat.JSON, body()).readAllBytes();

    assertThat(journal)
        .containsExactly(
            "a.before",
            "b.before",
            "c.before",
            "a.opened",
            "b.opened",
            "c.opened",
            "c.ended",
            "b.ended",
            "a.ended");
  }

  @Test
  void answer_isTheEndOfTheQuestions_andThoseBehindItHearNothing() throws IOException {
    second.before(() -> Verdict.answer(Chat.answer(Chat.REPLY)));

    call.answered(call.begin().reply()).close();

    assertThat(journal).containsExactly("a.before", "b.before", "b.ended", "a.ended");
  }

  @Test
  void laterProceed_asksThoseWhoWereNotAskedYet() throws IOException {
    second.before(() -> Verdict.pending(new FakeLater()));

    assertThat(call.begin().kind()).isEqualTo(Verdict.Kind.PENDING);
    call.resume(Verdict.proceed());
    call.opened(200, Chat.JSON, body()).close();

    assertThat(journal)
        .startsWith("a.before", "b.before", "c.before")
        .endsWith("c.ended", "b.ended", "a.ended");
  }

  @Test
  void lastChange_isTheOneThatIsSent() {
    first.before(() -> changedTo("{\"n\":1}"));
    second.before(() -> changedTo("{\"n\":2}"));

    Verdict verdict = call.begin();

    assertThat(Objects.requireNonNull(verdict.request()).body())
        .isEqualTo("{\"n\":2}".getBytes(UTF_8));
    call.failed(new IOException("not sent"));
  }

  private static Verdict changedTo(String body) {
    return Verdict.proceed(Chat.request().withBody(body.getBytes(UTF_8)));
  }

  @Test
  void end_isToldOnce_whateverComesAfterIt() throws IOException {
    call.begin();
    InputStream reply = call.opened(200, Chat.JSON, body());

    reply.readAllBytes();
    reply.read();
    reply.close();
    reply.close();
    call.failed(new IOException("late"));

    assertThat(journal).containsOnlyOnce("a.ended", "b.ended", "c.ended");
    assertThat(engine.exchanges()).hasSize(1);
    assertThat(engine.exchanges().get(0).errorType()).isNull();
  }

  @Test
  void failedCall_isToldWithoutAReply() {
    call.begin();
    call.failed(new IOException("reset"));

    assertThat(journal).endsWith("c.ended", "b.ended", "a.ended");
    assertThat(first.ends().get(0).status()).isZero();
    assertThat(first.ends().get(0).body()).isNull();
  }

  @Test
  void afterTheEnd_nobodyIsAskedOrToldAnything() throws IOException {
    first.before(() -> Verdict.pending(new FakeLater()));
    call.begin();
    call.failed(new IOException("cancelled"));

    assertThat(call.resume(Verdict.proceed()).kind()).isEqualTo(Verdict.Kind.PROCEED);
    call.opened(200, Chat.JSON, body()).close();

    assertThat(journal).containsExactly("a.before", "a.ended");
  }

  @Test
  void replyDroppedUnread_endsTheCall() {
    call.begin();
    openAndDrop();

    Await.until(
        "the dropped reply ends the call",
        () -> {
          System.gc();
          return journal.contains("a.ended");
        });
    assertThat(journal).containsOnlyOnce("a.ended", "b.ended", "c.ended");
  }

  private void openAndDrop() {
    assertThat(call.opened(200, Chat.JSON, body())).isNotNull();
  }

  private static InputStream body() {
    return new ByteArrayInputStream(Chat.REPLY.getBytes(UTF_8));
  }
}
