/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.Testbed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Another server over HTTPS: asked when the JVM trusts its certificate, and told nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class EndpointTlsTest {

  private static final String HERE = "ip:127.0.0.1";

  private TestCertificates certificates;
  private ProviderStub trusted;
  private ProviderStub stranger;
  private ProviderStub misnamed;

  /* The agent's connection is the JDK's own, whatever the client: one of each kind will do. */
  static Stream<Arguments> places() {
    Stream<Arguments> javas =
        Jdk.all().stream().map(jdk -> Arguments.of(jdk, Client.newest(Client.HTTPCLIENT)));
    Stream<Arguments> clients =
        Stream.of(Client.OPENAI, Client.HTTP_URL_CONNECTION, Client.SPRING_WEBFLUX)
            .map(versions -> Arguments.of(Jdk.current(), Client.newest(versions)));
    return Stream.concat(javas, clients);
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    certificates = new TestCertificates(folder);
    trusted = ProviderStub.start(certificates.identity("trusted", HERE, true));
    stranger = ProviderStub.start(certificates.identity("stranger", HERE, false));
    misnamed = ProviderStub.start(certificates.identity("misnamed", "dns:elsewhere.example", true));
  }

  @AfterAll
  void stop() throws Exception {
    for (ProviderStub stub : List.of(trusted, stranger, misnamed)) {
      stub.close();
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void certificate_decidesWhetherTheServerIsAsked(Jdk jdk, Client client) {
    ElsewhereRules rules =
        new ElsewhereRules(client)
            .endpoint("trusted", trusted.baseUrl(), "OTHER_KEY", "30s")
            .endpoint("stranger", stranger.baseUrl(), "OTHER_KEY", "30s")
            .endpoint("misnamed", misnamed.baseUrl(), "OTHER_KEY", "30s");
    try (Testbed bed =
        Testbed.start(
            client,
            rules.yaml(),
            launch ->
                launch
                    .on(jdk)
                    .withFlags(certificates.flags())
                    .withEnvironment("OTHER_KEY", "sk-of-the-endpoint"))) {
      for (String form : client.library().chatForms()) {
        assertAnsweredThere(bed, rules, form);
        assertAskedAsWritten(bed, rules.question("who " + form, form, "stranger"), rules);
        assertAskedAsWritten(bed, rules.question("whose " + form, form, "misnamed"), rules);
      }
      assertThat(stranger.requests()).isEmpty();
      assertThat(misnamed.requests()).isEmpty();
      bed.end();
    }
  }

  private void assertAnsweredThere(Testbed bed, ElsewhereRules rules, String form) {
    bed.provider().reset();
    trusted.reset();

    Testbed.Observed observed = bed.observe(rules.question("trusted " + form, form, "trusted"));

    assertThat(observed.seen().error()).isEmpty();
    assertThat(bed.provider().requests()).isEmpty();
    assertThat(trusted.requests()).hasSize(1);
    StubRequest sent = trusted.requests().get(0);
    assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(sent));
    assertThat(sent.header("Authorization")).isEqualTo("Bearer sk-of-the-endpoint");
    assertThat(observed.span().decisions()).endsWith("downgrade=moved:forced");
  }

  private static void assertAskedAsWritten(Testbed bed, AppCommand question, ElsewhereRules rules) {
    bed.provider().reset();

    Testbed.Observed observed = bed.observe(question);

    List<StubRequest> own = bed.provider().requests();
    assertThat(observed.seen().error()).isEmpty();
    assertThat(own).hasSize(1);
    assertThat(MovedModel.named(own.get(0))).isEqualTo(rules.model());
    assertThat(observed.seen().text()).isEqualTo(ProviderStub.answerTo(own.get(0)));
    assertThat(observed.span().decisions()).endsWith("resend=original:failed");
  }
}
