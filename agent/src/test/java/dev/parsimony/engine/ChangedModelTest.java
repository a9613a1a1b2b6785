/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a call that a policy sends to another model. */
class ChangedModelTest {

  private static final String OTHER = Chat.REQUEST.replace("gpt-4o-mini", "gpt-4.1-nano");
  private static final String REPLY = Chat.REPLY.replace("gpt-4o-mini-2024-07-18", "gpt-4.1-nano");

  private final ScriptedPolicy policy = new ScriptedPolicy("a", new CopyOnWriteArrayList<>());
  private final TestEngine engine = TestEngine.optimizing(policy);
  private final Call call = Chat.open(engine);

  @BeforeEach
  void change() {
    policy.before(() -> Verdict.proceed(Chat.request().withBody(OTHER.getBytes(UTF_8))));
    call.begin();
  }

  @AfterEach
  void nothingIsSuppressed() throws Exception {
    engine.close();
    assertThat(engine.suppressed()).isZero();
  }

  @Test
  void requestedSentAndAnsweredModel_areToldApart_withWhatTheCallReallyCost() throws IOException {
    call.opened(200, Chat.JSON, body(REPLY)).readAllBytes();
    Exchange exchange = engine.exchanges().get(0);

    assertThat(exchange.request().model()).isEqualTo("gpt-4o-mini");
    assertThat(exchange.sent().model()).isEqualTo("gpt-4.1-nano");
    assertThat(exchange.reply().model()).isEqualTo("gpt-4.1-nano");
    assertThat(exchange.cost()).isEqualTo(8 * 100 + 400);
    assertThat(exchange.estimatedModelSaving()).isEqualTo(8 * 150 + 600 - 8 * 100 - 400);
    assertThat(exchange.savings()).isEmpty();
  }

  @Test
  void replyWithoutAModel_isPricedByTheOneThatWasAsked() throws IOException {
    String unnamed = REPLY.replace("\"model\":\"gpt-4.1-nano\",", "");
    call.opened(200, Chat.JSON, body(unnamed)).readAllBytes();

    assertThat(engine.exchanges().get(0).cost()).isEqualTo(8 * 100 + 400);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 400, 404, 429, 500, 503})
  void rejectedChange_leavesNothingOfTheOtherModel(int status) throws IOException {
    assertThat(call.resend(status).body()).isEqualTo(Chat.REQUEST.getBytes(UTF_8));
    call.opened(200, Chat.JSON, body(Chat.REPLY)).readAllBytes();
    Exchange exchange = engine.exchanges().get(0);

    assertThat(exchange.sent().model()).isEqualTo("gpt-4o-mini");
    assertThat(exchange.cost()).isEqualTo(8 * 150 + 600);
    assertThat(exchange.estimatedModelSaving()).isNull();
  }

  @Test
  void answerThatIsJudgedBad_isPaidFor_andTheApplicationsOwnRequestIsSent() throws IOException {
    Call judged = judged("verify_empty");
    assertThat(judged.judges(200, Chat.JSON)).isTrue();
    assertThat(judged.escalates(ReadBody.of(body(REPLY)))).isTrue();
    judged.opened(200, Chat.JSON, body(Chat.REPLY)).readAllBytes();
    Exchange exchange = engine.exchanges().get(0);

    assertThat(exchange.sent().model()).isEqualTo("gpt-4o-mini");
    assertThat(exchange.cost()).isEqualTo(8 * 150 + 600 + 8 * 100 + 400);
    assertThat(exchange.estimatedModelSaving()).isEqualTo(-(8 * 100 + 400));
    assertThat(exchange.discarded().total()).isEqualTo(9);
    assertThat(exchange.decisions()).hasToString("[resend=original(verify_empty)]");
  }

  @Test
  void answerThatIsJudgedGood_isGivenOnWhole() throws IOException {
    Call judged = judged(null);
    InputStream body = body(REPLY);
    assertThat(judged.judges(200, Chat.JSON)).isTrue();
    assertThat(judged.escalates(ReadBody.of(body))).isFalse();

    assertThat(judged.opened(200, Chat.JSON, body)).hasContent(REPLY);
    assertThat(engine.exchanges().get(0).cost()).isEqualTo(8 * 100 + 400);
    assertThat(engine.exchanges().get(0).decisions()).hasToString("[verify=passed(passed)]");
  }

  @Test
  void answerThatIsTooLarge_isGivenOnWhole_andNotJudged() throws IOException {
    Call judged = judged("verify_empty");
    InputStream body = body(REPLY + " ".repeat(6 << 20));
    judged.judges(200, Chat.JSON);
    assertThat(judged.escalates(ReadBody.of(body))).isFalse();

    assertThat(judged.opened(200, Chat.JSON, body).readAllBytes().length)
        .isEqualTo(REPLY.length() + (6 << 20));
    assertThat(engine.exchanges().get(0).decisions()).hasToString("[verify=bypass(too_large)]");
  }

  @Test
  void streamsAndClientsWhoseBodiesCannotBeRead_areToldToPassUnjudged() throws IOException {
    Call stream = judged("verify_empty");
    assertThat(stream.judges(200, Chat.EVENTS)).isFalse();
    stream.opened(200, Chat.EVENTS, body("")).readAllBytes();
    judged("verify_empty").opened(200, Chat.JSON, body(REPLY)).readAllBytes();

    assertThat(engine.exchanges().get(0).decisions()).hasToString("[verify=bypass(stream)]");
    assertThat(engine.exchanges().get(1).decisions())
        .hasToString("[verify=bypass(unsupported_client)]");
  }

  private Call judged(@Nullable String objection) {
    policy.keeping(new FixedCheck(objection));
    Call judged = Chat.open(engine);
    judged.begin();
    return judged;
  }

  @Test
  void changeThatCannotBeSent_isTakenBack() throws IOException {
    call.unsendable();
    call.opened(200, Chat.JSON, body(Chat.REPLY)).readAllBytes();
    Exchange exchange = engine.exchanges().get(0);

    assertThat(exchange.sent().model()).isEqualTo("gpt-4o-mini");
    assertThat(exchange.decisions()).hasToString("[resend=original(unsendable)]");
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
