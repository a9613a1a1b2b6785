/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the real client libraries that go to a model at another server, with its own key. */
@ParameterizedClass
@MethodSource("places")
@SuppressWarnings("NullAway.Init")
class EndpointTest {

  private static final List<Client> CLIENTS =
      clients(
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
          Client.SPRING_WEBFLUX);

  /* One that blocks, one that the agent's own connection is made of, one that pushes. */
  private static final List<Client> QUICK =
      clients(Client.OPENAI, Client.HTTP_URL_CONNECTION, Client.SPRING_WEBFLUX);

  private static final String KEY = "sk-of-the-endpoint";

  private static Testbed bed;
  private static ProviderStub other;
  private static ElsewhereRules rules;

  @Parameter Place place;

  /** A client on a Java. */
  record Place(Client client, Jdk jdk) {

    @Override
    public String toString() {
      return client + " on Java " + jdk.feature();
    }
  }

  static Stream<Place> places() {
    List<Client> clients = Jdk.fullMatrix() ? CLIENTS : QUICK;
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                (Jdk.fullMatrix() || jdk.equals(Jdk.current()) ? clients : QUICK.subList(0, 1))
                    .stream().filter(client -> client.runsOn(jdk)).map(c -> new Place(c, jdk)));
  }

  @SafeVarargs
  private static List<Client> clients(List<Client>... libraries) {
    return Stream.of(libraries).map(Client::newest).toList();
  }

  @BeforeParameterizedClassInvocation
  static void start(Place place) {
    other = ProviderStub.start();
    rules = rules(place.client());
    bed =
        Testbed.start(
            place.client(),
            rules.yaml(),
            launch ->
                launch
                    .on(place.jdk())
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
    assertThat(MovedModel.named(sent)).isEqualTo(rules.target());
    assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(sent));
    assertThat(sent.headers())
        .noneMatch(header -> header.getValue().contains(ElsewhereRules.OWN_KEY))
        .noneMatch(header -> header.getValue().contains("a-secret-of-its-own"));
    assertThat(span.decisions()).endsWith("downgrade=moved:forced");
    assertThat(span.attributes())
        .containsEntry("parsimony.endpoint", "other")
        .containsEntry("parsimony.served_by", "provider")
        .containsEntry("parsimony.model.sent", rules.target())
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
    for (String form : formsFor(status)) {
      bed.provider().reset();
      other.when(any -> true, Faults.status(status));

      assertAskedAsWritten(
          bed.observe(question("rejected " + status + form, form, "other")), "rejected");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect", "moved", "html", "closed", "reset", "compressed"})
  void answerThatIsNone_isNotGiven(String name) {
    for (String form : formsFor(name.length())) {
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
    assertThat(MovedModel.named(own.get(0))).isEqualTo(rules.model());
    assertThat(own.get(0).headers())
        .anyMatch(header -> header.getValue().contains(ElsewhereRules.OWN_KEY));
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

  /* Of many cases alike, each in one of the forms. */
  private List<String> formsFor(int number) {
    List<String> all = forms();
    return Jdk.fullMatrix() ? all : List.of(all.get(number % all.size()));
  }

  private List<String> forms() {
    return place.client().library().chatForms();
  }

  private AppCommand question(String prompt, String form, String rule) {
    return rules.question(prompt, form, rule);
  }

  private static boolean hasOnlyItsKey(StubRequest request) {
    String bearer = request.header("Authorization");
    String key = request.header("x-api-key");
    return request.path().endsWith("/messages")
        ? KEY.equals(key) && bearer == null
        : ("Bearer " + KEY).equals(bearer) && key == null;
  }

  private static ElsewhereRules rules(Client client) {
    String url = other.baseUrl();
    return new ElsewhereRules(client)
        .endpoint("other", url, "OTHER_KEY", "30s")
        .endpoint("slow", url, "OTHER_KEY", "300ms")
        .endpoint("gone", "http://127.0.0.1:" + freePort(), "OTHER_KEY", "30s")
        .endpoint("keyless", url, "KEY_THAT_IS_NOT_SET", "30s")
        .endpoint("broken", url, "BROKEN_KEY", "30s")
        .foreign("foreign", url, "OTHER_KEY")
        .rule("judged", "other", ", verify: {enabled: true}");
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
