/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the real client libraries that go to a model at another server, with its own key. */
@ParameterizedClass
@FieldSource("CLIENTS")
@SuppressWarnings("NullAway.Init")
class EndpointTest {

  static final List<Client> CLIENTS =
      Stream.of(
              Client.OPENAI,
              Client.ANTHROPIC,
              Client.OKHTTP,
              Client.JAVA_NET_HTTP,
              Client.HTTP_URL_CONNECTION,
              Client.HTTPCLIENT,
              Client.HTTPCLIENT5,
              Client.HTTPCLIENT5_ASYNC,
              Client.LANGCHAIN4J,
              Client.SPRING_WEB,
              Client.SPRING_WEBFLUX)
          .map(Client::newest)
          .toList();

  private static final String KEY = "sk-of-the-endpoint";
  private static final String OWN_KEY = "sk-of-the-application";

  private static Testbed bed;
  private static ProviderStub other;

  @Parameter Client client;

  @BeforeParameterizedClassInvocation
  static void start(Client client) {
    other = ProviderStub.start();
    bed =
        Testbed.start(
            client,
            yaml(client),
            launch ->
                launch
                    .withEnvironment("OTHER_KEY", KEY)
                    .withEnvironment("BROKEN_KEY", "sk-broken\nX-Injected: yes"));
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    try (Testbed ended = bed;
        ProviderStub closed = other) {
      ended.end();
      // Neither key is ever told.
      assertThat(ended.app().stderr()).noneMatch(line -> line.contains("sk-"));
    }
  }

  @BeforeEach
  void forgetScripts() {
    bed.provider().reset();
    other.reset();
    other.when(request -> !hasOnlyItsKey(request), Faults.status(401));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void call_goesToTheEndpoint_withItsKeyAndNothingOfTheApplications(String form) {
    if (!forms().contains(form)) {
      return;
    }
    Testbed.Observed observed = bed.observe(question("elsewhere " + form, form, "other"));
    ExportedSpan span = observed.span();

    assertThat(observed.seen().invalid()).isEmpty();
    assertThat(bed.provider().requests()).isEmpty();
    StubRequest sent = other.requests().get(0);
    assertThat(other.requests()).hasSize(1);
    assertThat(MovedModel.named(sent)).isEqualTo(target());
    assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(sent));
    assertThat(sent.headers())
        .noneMatch(header -> header.getValue().contains(OWN_KEY))
        .noneMatch(header -> header.getValue().contains("a-secret-of-its-own"));
    assertThat(span.decisions()).endsWith("downgrade=moved:forced");
    assertThat(span.attributes())
        .containsEntry("parsimony.endpoint", "other")
        .containsEntry("parsimony.served_by", "provider")
        .containsEntry("parsimony.model.sent", target())
        .containsEntry("server.port", (long) URI.create(other.baseUrl()).getPort())
        .containsKey("parsimony.saved.model.estimated_nano_usd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void hangingEndpoint_isGivenUp_andTheOwnServerAsked(String form) {
    if (!forms().contains(form)) {
      return;
    }
    Gate gate = Gate.beforeHeaders();
    other.next(gate);

    Testbed.Observed observed = bed.observe(question("hanging " + form, form, "slow"));
    gate.open();

    assertAskedAsWritten(observed, "failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500, 503})
  void rejectedCall_isMadeAsTheApplicationWroteIt(int status) {
    for (String form : forms()) {
      bed.provider().reset();
      other.when(any -> true, Faults.status(status));

      assertAskedAsWritten(
          bed.observe(question("rejected " + status + form, form, "other")), "rejected");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect", "moved", "html", "closed", "reset", "compressed"})
  void answerThatIsNone_isNotGiven(String name) {
    for (String form : forms()) {
      bed.provider().reset();
      other.next(fault(name));

      assertAskedAsWritten(bed.observe(question(name + form, form, "other")), "failed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async"})
  void answerThatBreaksOff_isNotGiven(String form) {
    if (!forms().contains(form)) {
      return;
    }
    other.next(Faults.closedMidBody());

    assertAskedAsWritten(bed.observe(question("broken off " + form, form, "other")), "failed");
  }

  @Test
  void endpointWhereNobodyListens_isGivenUp() {
    for (String form : forms()) {
      bed.provider().reset();

      assertAskedAsWritten(bed.observe(question("gone " + form, form, "gone")), "failed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyless", "broken"})
  void endpointWithoutItsKey_isNotAsked(String rule) {
    Testbed.Observed observed = bed.observe(question(rule, forms().get(0), rule));

    assertThat(observed.seen().ok()).isTrue();
    assertThat(other.requests()).isEmpty();
    assertThat(observed.span().decisions()).endsWith("downgrade=bypass:no_credential");
    assertThat(bed.app().stderr()).anyMatch(line -> line.contains("is not set to a key"));
  }

  @Test
  void endpointOfAnotherFormat_isNotAsked() {
    Testbed.Observed observed = bed.observe(question("foreign", forms().get(0), "foreign"));

    assertThat(observed.seen().ok()).isTrue();
    assertThat(other.requests()).isEmpty();
    assertThat(observed.span().decisions()).endsWith("downgrade=bypass:other_dialect");
  }

  @Test
  void poorAnswer_isJudged_andAskedForAgainOfTheOwnServer() {
    String form = forms().get(0);
    other.next(Faults.length());

    Testbed.Observed observed = bed.observe(question("judged", form, "judged"));

    assertAskedAsWritten(observed, "verify_truncated");
    assertThat(observed.span().attributes()).containsKey("parsimony.discarded.output_tokens");
  }

  private void assertAskedAsWritten(Testbed.Observed observed, String reason) {
    List<StubRequest> own = bed.provider().requests();
    assertThat(observed.seen().invalid()).isEmpty();
    assertThat(own).hasSize(1);
    assertThat(MovedModel.named(own.get(0))).isEqualTo(model());
    assertThat(own.get(0).headers()).anyMatch(header -> header.getValue().contains(OWN_KEY));
    assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(own.get(0)));
    assertThat(observed.span().decisions()).endsWith("resend=original:" + reason);
    assertThat(observed.span().attributes()).doesNotContainKey("parsimony.endpoint");
  }

  private static Fault fault(String name) {
    String elsewhere = other.baseUrl() + "/chat/completions";
    switch (name) {
      case "redirect":
        return Faults.status(307, "", Map.of("Location", elsewhere));
      case "moved":
        return Faults.status(302, "", Map.of("Location", elsewhere));
      case "html":
        return Faults.contentType("text/html");
      case "closed":
        return Faults.closedBeforeHeaders();
      case "reset":
        return Faults.resetBeforeHeaders();
      default:
        return Faults.header("Content-Encoding", "br");
    }
  }

  private List<String> forms() {
    return client.library().chatForms();
  }

  /** A question that a rule takes by the user whom it names. */
  private AppCommand question(String prompt, String form, String rule) {
    AppCommand question =
        AppCommand.call(client.library().chat(), prompt)
            .model(model())
            .form(form)
            .apiKey(OWN_KEY)
            .header("X-Rule", rule)
            .header("X-Gateway-Key", "a-secret-of-its-own")
            .header("Cookie", "session=a-secret-of-its-own")
            .maxRetries(0);
    return !isClaude(client) && form.contains("stream")
        ? question.body("stream_options", Map.of("include_usage", true))
        : question;
  }

  private static boolean hasOnlyItsKey(StubRequest request) {
    String bearer = request.header("Authorization");
    String key = request.header("x-api-key");
    return request.path().endsWith("/messages")
        ? KEY.equals(key) && bearer == null
        : ("Bearer " + KEY).equals(bearer) && key == null;
  }

  private String model() {
    return isClaude(client) ? "claude-opus-4-5" : "gpt-4o";
  }

  private String target() {
    return target(client);
  }

  private static String target(Client client) {
    return isClaude(client) ? "claude-haiku-4-5" : "gpt-5-nano";
  }

  private static boolean isClaude(Client client) {
    return client.library().chat().equals("messages");
  }

  private static String yaml(Client client) {
    String path = isClaude(client) ? "/messages" : "/chat/completions";
    String dialect = isClaude(client) ? "anthropic.messages" : "openai.chat";
    String foreign = isClaude(client) ? "openai.chat" : "anthropic.messages";
    String url = other.baseUrl() + path;
    return "mode: optimize\n"
        + client.library().config()
        + "endpoints:\n"
        + endpoint("other", url, dialect, "OTHER_KEY", "30s")
        + endpoint("slow", url, dialect, "OTHER_KEY", "300ms")
        + endpoint("gone", "http://127.0.0.1:" + freePort() + path, dialect, "OTHER_KEY", "30s")
        + endpoint("keyless", url, dialect, "KEY_THAT_IS_NOT_SET", "30s")
        + endpoint("broken", url, dialect, "BROKEN_KEY", "30s")
        + endpoint("foreign", url, foreign, "OTHER_KEY", "30s")
        + "rules:\n"
        + Stream.of("other", "slow", "gone", "keyless", "broken", "foreign")
            .map(name -> rule(name, name, "", target(client)))
            .reduce("", String::concat)
        + rule("judged", "other", ", verify: {enabled: true}", target(client));
  }

  private static String endpoint(
      String name, String url, String dialect, String variable, String timeout) {
    return String.format(
        "  - {name: %s, url: '%s', dialect: %s, key-variable: %s, timeout: %s}%n",
        name, url, dialect, variable, timeout);
  }

  private static String rule(String name, String endpoint, String more, String target) {
    return String.format(
        "  - {name: %s, match: {header: {X-Rule: %s}}, downgrade: {force: %s, force-at: %s%s}}%n",
        name, name, target, endpoint, more);
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
