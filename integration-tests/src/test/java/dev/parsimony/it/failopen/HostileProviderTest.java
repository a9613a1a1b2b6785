/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.app.Masked;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider that misbehaves, while the agent caches: the application sees what it sees without the
 * agent, and the bad reply is never served again.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileProviderTest {

  private static final List<String> FORMS = List.of("blocking", "async", "stream", "async-stream");
  private static final List<Integer> ERRORS = List.of(400, 401, 403, 404, 409, 422, 429, 500, 503);
  private static final Map<String, Fault> BAD =
      Map.ofEntries(
          Map.entry("closed before headers", Faults.closedBeforeHeaders()),
          Map.entry("reset before headers", Faults.resetBeforeHeaders()),
          Map.entry("reset after headers", Faults.resetAfterHeaders()),
          Map.entry("closed mid body", Faults.closedMidBody()),
          Map.entry("truncated", Faults.truncatedStream()),
          Map.entry("invalid JSON", Faults.invalidJson()),
          Map.entry("200 with an error body", Faults.errorBody()),
          Map.entry("empty body", Faults.emptyBody()),
          Map.entry("error event", Faults.errorEvent()),
          Map.entry("no finish reason", Faults.noFinishReason()),
          Map.entry("content filter", Faults.contentFilter()),
          Map.entry("length", Faults.length()));
  private static final String CONFIG =
      """
      mode: optimize
      telemetry: {enabled: false}
      rules:
        - name: all
          cache: {ttl: 1h, retry-window: 0s}
      """;

  private final ProviderStub plainStub = ProviderStub.start();
  private final ProviderStub stub = ProviderStub.start();
  private AppProcess plain;
  private AppProcess app;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("parsimony.yaml"), CONFIG);
    AppLaunch launch = AppLaunch.of(Jdk.current(), Client.NEWEST, stub.baseUrl());
    plain = launch.withBaseUrl(plainStub.baseUrl()).start();
    app = launch.withAgent(requireNonNull(AppLaunch.builtAgent()), config).start();
  }

  @AfterAll
  void stop() throws IOException {
    app.close();
    plain.close();
    stub.close();
    plainStub.close();
  }

  @TestFactory
  Stream<DynamicTest> badReply_isPassedOnAndNeverServed() {
    return FORMS.stream()
        .flatMap(
            form ->
                Stream.concat(
                    BAD.entrySet().stream().map(bad -> test(bad.getKey(), bad.getValue(), form)),
                    ERRORS.stream()
                        .map(error -> test("status " + error, Faults.status(error), form))));
  }

  @TestFactory
  Stream<DynamicTest> oddReply_isPassedOn() {
    Map<String, Fault> odd =
        Map.of(
            "split at every byte", Faults.splitAtEveryByte(),
            "ten thousand chunks", Faults.words(10_000),
            "2 MB reply", Faults.bytes(2_000_000),
            "wrong content type", Faults.contentType("text/html"));
    return FORMS.stream()
        .flatMap(
            form ->
                odd.entrySet().stream()
                    .map(
                        entry ->
                            DynamicTest.dynamicTest(
                                entry.getKey() + " " + form,
                                () -> compare(entry.getKey(), entry.getValue(), form))));
  }

  private DynamicTest test(String name, Fault fault, String form) {
    return DynamicTest.dynamicTest(
        name + " " + form,
        () -> {
          AppCommand call = compare(name, fault, form);

          stub.reset();
          plainStub.reset();
          AppResult expected = plain.send(call);
          AppResult seen = app.send(call);

          assertThat(stub.calls()).isOne();
          assertThat(seen.ok()).isTrue();
          assertThat(Masked.result(seen.json())).isEqualTo(Masked.result(expected.json()));
          assertThat(app.agentFailures()).isZero();
        });
  }

  private AppCommand compare(String name, Fault fault, String form) {
    AppCommand call = AppCommand.chat("[words:40] " + name + " " + form).form(form).maxRetries(0);
    stub.reset();
    plainStub.reset();
    stub.next(fault);
    plainStub.next(fault);

    AppResult expected = plain.send(call);
    AppResult seen = app.send(call);

    assertThat(Masked.result(seen.json())).isEqualTo(Masked.result(expected.json()));
    assertThat(requests(stub)).isEqualTo(requests(plainStub));
    assertThat(app.agentFailures()).isZero();
    return call;
  }

  private static List<String> requests(ProviderStub asked) {
    List<StubRequest> requests = asked.requests();
    assertThat(requests).isNotEmpty();
    return Masked.requests(requests);
  }
}
