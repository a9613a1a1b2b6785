/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each client version without the agent: what stub, app and harness do by themselves. */
@ParameterizedClass
@FieldSource("CLIENTS")
@SuppressWarnings("NullAway.Init")
class BareClientTest {

  static final List<Client> CLIENTS = Client.OPENAI;

  private static final ProviderStub STUB = ProviderStub.start();
  private static AppProcess app;

  @Parameter Client client;

  @BeforeParameterizedClassInvocation
  static void start(Client client) {
    app = AppLaunch.of(Jdk.current(), client, STUB.baseUrl()).start();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    assertThat(app.strangeOutput()).isEmpty();
    assertThat(app.stop()).isZero();
  }

  @AfterAll
  static void close() throws Exception {
    STUB.close();
  }

  @AfterEach
  void reset() {
    STUB.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "chat,blocking", "chat,async", "chat,stream", "chat,async-stream",
    "completions,blocking", "completions,async", "completions,stream", "completions,async-stream",
    "responses,blocking", "responses,async", "responses,stream", "responses,async-stream",
    "embeddings,blocking", "embeddings,async"
  })
  void everyForm_getsAValidAnswerToItsOwnQuestion(String endpoint, String form) {
    assumeTrue(client.isModern() || !endpoint.equals("responses"));

    AppResult one = app.send(AppCommand.call(endpoint, "one").form(form));
    AppResult again = app.send(AppCommand.call(endpoint, "one").form(form));
    AppResult other = app.send(AppCommand.call(endpoint, "other").form(form));

    assertThat(one.error()).isEmpty();
    assertThat(one.invalid()).isEmpty();
    assertThat(one.text()).isNotEmpty().isEqualTo(again.text()).isNotEqualTo(other.text());
    assertThat(one.chunks() > 1).isEqualTo(form.endsWith("stream"));
    assertThat(STUB.calls()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void whatIsSent_isWhatTheCommandSays(String form) {
    app.send(
        AppCommand.chat("question")
            .form(form)
            .model("gpt-4.1")
            .system("be brief")
            .body("temperature", 0)
            .header("X-Tenant", "t1")
            .apiKey("sk-other"));

    StubRequest request = STUB.requests().get(0);
    assertThat(request.path()).isEqualTo("/v1/chat/completions");
    assertThat(request.header("Authorization")).isEqualTo("Bearer sk-other");
    assertThat(request.header("X-Tenant")).isEqualTo("t1");
    assertThat(request.bodyText())
        .contains("question", "be brief", "\"gpt-4.1\"", "\"temperature\":0");
  }

  @ParameterizedTest
  @CsvSource({
    "400,com.openai.errors.BadRequestException",
    "401,com.openai.errors.UnauthorizedException",
    "404,com.openai.errors.NotFoundException",
    "429,com.openai.errors.RateLimitException",
    "500,com.openai.errors.InternalServerException"
  })
  void errors_arriveAsTheLibrarysOwn(int status, String exception) {
    STUB.next(Faults.status(status));

    AppResult result = app.send(AppCommand.chat("hi").maxRetries(0));

    assertThat(result.errorClass()).isEqualTo(exception);
    assertThat(result.error().path("status").asInt()).isEqualTo(status);
    assertThat(result.error().path("type").asText()).isNotEmpty();
  }

  @Test
  void retries_areCountedByTheProvider() {
    STUB.nextTimes(2, Faults.status(429));

    AppResult result = app.send(AppCommand.chat("hi").maxRetries(2));

    assertThat(result.ok()).isTrue();
    assertThat(STUB.requests())
        .extracting(request -> request.header("X-Stainless-Retry-Count"))
        .containsExactly("0", "1", "2");
  }

  @Test
  void closedStream_leavesTheRestOfTheChunks() {
    AppResult result = app.send(AppCommand.chat("[words:50]").form("stream").closeAfter(3));

    assertThat(result.ok()).isTrue();
    assertThat(result.chunks()).isEqualTo(3);
  }

  @Test
  void gate_holdsEachChunkUntilItIsReleased() throws Exception {
    Gate gate = Gate.beforeBody();
    STUB.next(gate);
    app.begin("a", AppCommand.chat("[words:5]").form("stream"));

    assertThat(gate.awaitArrival()).isTrue();
    gate.release(2);
    gate.open();

    assertThat(app.await("a").ok()).isTrue();
  }

  @Test
  void cancelledFuture_isToldAsCancelled() throws Exception {
    Gate gate = Gate.beforeHeaders();
    STUB.next(gate);
    app.begin("a", AppCommand.chat("hi").form("async"));
    assertThat(gate.awaitArrival()).isTrue();

    app.cancel("a");

    assertThat(app.await("a").errorClass()).endsWith("CancellationException");
  }

  @Test
  void interruptedWaiter_isToldOfTheInterrupt() throws Exception {
    Gate gate = Gate.beforeHeaders();
    STUB.next(gate);
    app.begin("a", AppCommand.chat("hi").form("async"));
    assertThat(gate.awaitArrival()).isTrue();

    app.interrupt("a");

    assertThat(app.await("a").errorClass()).isEqualTo("java.lang.InterruptedException");
  }

  @Test
  void callOnAnInterruptedThread_failsAndLeavesTheInterrupt() {
    AppResult result = app.send(AppCommand.chat("hi").maxRetries(0).interruptFirst());

    assertThat(result.error().toString()).contains("InterruptedIOException");
    assertThat(result.json().path("interrupted").asBoolean()).isTrue();
  }

  @Test
  void timeout_endsACallThatIsNotAnswered() {
    STUB.next(Gate.beforeHeaders());

    AppResult result = app.send(AppCommand.chat("hi").maxRetries(0).timeoutMillis(200));

    assertThat(result.errorClass()).isEqualTo("com.openai.errors.OpenAIIoException");
  }

  @Test
  void parallelCalls_eachGetTheirOwnAnswer() {
    AppResult all = app.send(AppCommand.chat("").parallel(List.of("a", "b", "c", "d")));

    assertThat(all.results()).extracting(AppResult::text).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void modernClients_haveRawRepliesAndStructuredOutputs() {
    assumeTrue(client.isModern());

    AppResult raw = app.send(AppCommand.chat("hi").form("raw"));
    AppResult structured = app.send(AppCommand.chat("hi").form("structured"));
    AppResult options = app.send(AppCommand.chat("hi").optionHeader("X-Team", "blue"));

    assertThat(raw.json().path("headers").path("x-request-id")).hasSize(1);
    assertThat(structured.json().path("ticket").path("summary").asText()).startsWith("answer-");
    assertThat(options.ok()).isTrue();
    assertThat(STUB.requests().get(2).header("X-Team")).isEqualTo("blue");
  }

  @Test
  void loneSurrogatesAndHugePrompts_arePassedOn() {
    AppResult odd = app.send(AppCommand.chat("\ud800 and \u0000"));
    AppResult huge = app.send(AppCommand.chat("x".repeat(2_000_000)));

    assertThat(odd.ok()).isTrue();
    assertThat(huge.ok()).isTrue();
    assertThat(STUB.requests().get(STUB.calls() - 1).body().length).isGreaterThan(2_000_000);
  }

  @Test
  void diagnostics_tellOfTheJvm() {
    assertThat(app.threads()).anyMatch(thread -> thread.path("name").asText().equals("main"));
    assertThat(app.heap()).isPositive();
    assertThat(app.agentFailures()).isEqualTo(-1);
  }

  @Test
  void toolCalls_comeWhereThePromptAsksForThem() {
    Map<String, Object> tool =
        Map.of("type", "function", "function", Map.of("name", "f", "parameters", Map.of()));

    AppResult result = app.send(AppCommand.chat("[tools]").body("tools", List.of(tool)));

    assertThat(result.response().at("/choices/0/message/tool_calls/0/function/name").asText())
        .isEqualTo("f");
    assertThat(result.response().at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
  }
}
