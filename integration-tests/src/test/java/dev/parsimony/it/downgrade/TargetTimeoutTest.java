/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.Slow;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.Testbed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cheaper models that do not answer, called by real client libraries. */
class TargetTimeoutTest {

  /* Longer than any test: the stub waits until the client leaves, or it is closed itself. */
  private static final Duration FOR_EVER = Duration.ofHours(1);

  static Stream<Hanging> clients() {
    List<String> async = List.of("async", "async-stream");
    return Stream.concat(
        Stream.concat(
                MovedModel.ALL.stream(),
                Stream.of(
                    new MovedModel(Client.AZURE_OTHERS.get(0), "chat", "gpt-4o", "gpt-5-nano")))
            .map(of -> new Hanging(of, async)),
        Stream.of(
                Client.HTTPCLIENT,
                Client.HTTPCLIENT5,
                Client.HTTP_URL_CONNECTION,
                Client.JAVA_NET_HTTP,
                Client.SPRING_WEBFLUX)
            .flatMap(List::stream)
            .map(client -> new MovedModel(client, "chat", "gpt-4o", "gpt-5-nano"))
            .map(of -> new Hanging(of, of.client().library().chatForms())));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void modelThatDoesNotAnswer_isGivenUp_andTheOwnModelAsked(Hanging hanging) {
    MovedModel of = hanging.of();
    try (Testbed bed = of.start(", target-timeout: 1s")) {
      for (String form : hanging.forms()) {
        // The first call of a JVM may not even leave in time.
        bed.send(of.question("warms " + form, form));
        bed.provider().reset();
        bed.provider()
            .when(
                request -> MovedModel.named(request).equals(of.target()),
                Slow.of(FOR_EVER, Duration.ZERO));
        Testbed.Observed observed = bed.observe(of.question("hangs " + form, form).maxRetries(0));

        List<StubRequest> requests = bed.provider().requests();
        assertThat(observed.seen().ok()).as(form).isTrue();
        assertThat(requests).extracting(MovedModel::named).containsExactly(of.target(), of.model());
        assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(requests.get(1)));
        assertThat(observed.span().decisions()).endsWith("resend=original:timeout");
      }
      bed.end();
    }
  }

  /** A client, and the forms in which its calls can be given up. */
  record Hanging(MovedModel of, List<String> forms) {}
}
