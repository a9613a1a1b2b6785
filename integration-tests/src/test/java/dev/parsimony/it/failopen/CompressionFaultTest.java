/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.fault.Faulty;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Makes steps of compression fail in the finished agent: what leaves is what the steps that did not
 * fail would have made of it by themselves, never something half done.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressionFaultTest {

  private static final String COMPRESSED = "gpt-4o-mini";
  private static final String WITHOUT_JSON = "gpt-4o";
  private static final String AS_WRITTEN = "gpt-4.1-mini";
  private static final String RULES =
      """
      mode: optimize
      rules:
        - {name: whole, match: {model: gpt-4o-mini}, compress: {table: {enabled: false}}}
        - name: part
          match: {model: gpt-4o}
          compress: {table: {enabled: false}, json: {enabled: false}}
      """;
  private static final String DATA = "{\n    \"id\": %d,\n    \"name\":   \"lamp\"\n}";
  private static final AppCommand QUESTION =
      AppCommand.chat("Look here:  \nat this,  \n\n\n" + DATA.formatted(1) + "\n\nIs that all?")
          .system("Data look like this:\n" + DATA.formatted(0));
  private static final List<String> POINTS =
      List.of(
          "JsonTechnique.apply",
          "Draft.replace",
          "CompressPolicy.before",
          "Draft.of",
          "Compression.run",
          "Draft.toRequest",
          "RequestEdit.toRequest",
          "JsonDialect.readRequest");

  private Faulty faulty;
  private Testbed bed;

  @BeforeAll
  void start(@TempDir Path folder) {
    faulty = new Faulty(folder);
    bed = Testbed.start(Client.NEWEST, RULES, launch -> faulty.on(launch, POINTS));
  }

  @AfterAll
  void stop() throws IOException {
    bed.close();
    faulty.close();
  }

  @AfterEach
  void disarm() {
    faulty.disarm();
  }

  @ParameterizedTest
  @CsvSource({
    "JsonTechnique.apply, exception, 1",
    "JsonTechnique.apply, error, 1",
    "JsonTechnique.apply, overflow, 1",
    "JsonTechnique.apply, nothing, 1",
    "Draft.replace, exception, 1",
    "Draft.replace, exception, 2",
    "Draft.replace, overflow, 2",
  })
  void failingTechnique_isTakenBack_andLeavesThePromptToTheOthers(
      String point, String kind, int visit) {
    String others = sent(WITHOUT_JSON);
    assertThat(others).isNotEqualTo(sent(AS_WRITTEN)).isNotEqualTo(sent(COMPRESSED));

    ExportedSpan span = strike(point, kind, visit);

    assertThat(lastSent()).isEqualTo(others);
    assertThat(span.decisions())
        .contains(
            "compress.json=unused:failed",
            "compress.white-space=saved:ok",
            "compress=changed:lossless");
  }

  @ParameterizedTest
  @CsvSource({
    "CompressPolicy.before, exception, 1",
    "Draft.of, overflow, 1",
    "Compression.run, error, 1",
    "Draft.toRequest, exception, 1",
    "RequestEdit.toRequest, exception, 1",
  })
  void failureOfTheWhole_letsTheCallGoAsItWasWritten(String point, String kind, int visit) {
    String asWritten = sent(AS_WRITTEN);

    ExportedSpan span = strike(point, kind, visit);

    assertThat(lastSent()).isEqualTo(asWritten);
    assertThat(span.decisions()).noneMatch(decision -> decision.startsWith("compress"));
    assertThat(span.attributes().keySet()).noneMatch(name -> name.contains("saved"));
  }

  @ParameterizedTest
  @CsvSource({"JsonDialect.readRequest, exception, 2", "JsonDialect.readRequest, error, 2"})
  void whatTheAgentCannotRead_doesNotLeave(String point, String kind, int visit) {
    String asWritten = sent(AS_WRITTEN);

    ExportedSpan span = strike(point, kind, visit);

    assertThat(lastSent()).isEqualTo(asWritten);
    assertThat(span.decisions()).contains("change=dropped:unreadable");
    assertThat(span.attributes()).doesNotContainKey("parsimony.saved.compress.nano_usd");
  }

  private ExportedSpan strike(String point, String kind, int visit) {
    long before = bed.app().agentFailures();
    bed.settle();
    faulty.arm(point, kind, visit);

    Testbed.Observed observed = bed.observe(QUESTION.model(COMPRESSED));

    assertThat(faulty.fired()).isEqualTo(1);
    assertThat(observed.seen().error()).isEmpty();
    assertThat(observed.seen().text()).isNotEmpty();
    assertThat(bed.app().agentFailures()).isEqualTo(before + 1);
    return observed.span();
  }

  private String sent(String model) {
    bed.spanOf(QUESTION.model(model));
    return lastSent();
  }

  /* But for the model, by which the rules tell calls apart. */
  private String lastSent() {
    List<StubRequest> sent = bed.provider().requests();
    String last = sent.get(sent.size() - 1).bodyText();
    return last.replaceFirst("\"model\":\"[^\"]*\"", "\"model\":\"any\"");
  }
}
