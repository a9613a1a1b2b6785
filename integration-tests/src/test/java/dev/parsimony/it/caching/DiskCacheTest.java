/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.fleet.Fleet;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.otlp.OtlpReceiver;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.telemetry.ExportedSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that outlive the application that paid for them. */
class DiskCacheTest {

  private static final String KEY = "a secret of the operator";

  private final OtlpReceiver collector = OtlpReceiver.start();
  private final Fleet fleet;
  private final ProviderStub provider;
  private final Path files;

  DiskCacheTest(@TempDir Path files) {
    this.fleet = new Fleet(Client.NEWEST, files);
    this.provider = fleet.provider();
    this.files = files;
  }

  static Stream<Jdk> jdks() {
    return Jdk.currentAndOldest().stream();
  }

  @AfterEach
  void stop() {
    fleet.close();
    collector.close();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void documentOfEightSections_killedInTheFourth_paysForTheRestOnly(Jdk jdk) {
    AppProcess first = start(jdk, "");
    List<String> bought = new ArrayList<>();
    for (int section = 1; section <= 3; section++) {
      bought.add(kept(first, section(section, "first")));
    }
    provider.latency(Duration.ofMinutes(1));
    first.begin("fourth", section(4, "first"));
    Await.until("the fourth section is asked for", () -> provider.calls() == 4);
    first.close();
    provider.latency(Duration.ZERO);

    AppProcess second = start(jdk, "");
    List<String> document = document(second, "first");

    assertThat(document.subList(0, 3)).isEqualTo(bought);
    assertThat(provider.calls()).isEqualTo(4 + 5);
    assertThat(second.stop()).isZero();

    AppProcess third = start(jdk, "");
    assertThat(document(third, "first")).isEqualTo(document);
    assertThat(provider.calls()).isEqualTo(9);
    third.send(section(6, "changed"));
    assertThat(provider.calls()).isEqualTo(10);
    assertThat(document(third, "first")).isEqualTo(document);
    assertThat(provider.calls()).isEqualTo(10);
    assertThat(third.agentFailures()).isZero();
    assertThat(third.stop()).isZero();
    assertThat(third.stderr()).noneMatch(line -> line.contains("cache.disk"));
  }

  @Test
  void applicationKilledUnderLoad_findsNearlyAllThatItHad_andNothingElse() {
    Map<String, String> had = new LinkedHashMap<>();
    int bought = 0;
    int missed = 0;
    for (int kill = 1; kill <= 3; kill++) {
      AppProcess app = start(Jdk.current(), "");
      int before = provider.calls();
      List<String> known = List.copyOf(had.keySet());
      ask(app, known).forEach((prompt, text) -> assertThat(text).isEqualTo(had.get(prompt)));
      missed += provider.calls() - before;
      for (int batch = 0; batch < 5; batch++) {
        String name = "kill " + kill + " batch " + batch + " prompt ";
        had.putAll(ask(app, IntStream.range(0, 8).mapToObj(i -> name + i).toList()));
        bought += 8;
      }
      app.close();
    }
    AppProcess last = start(Jdk.current(), "");
    int before = provider.calls();
    ask(last, List.copyOf(had.keySet()))
        .forEach((prompt, text) -> assertThat(text).isEqualTo(had.get(prompt)));
    missed += provider.calls() - before;

    assertThat(had).hasSize(bought);
    assertThat(missed).as("of %d", bought).isLessThanOrEqualTo(bought / 20);
  }

  private static Map<String, String> ask(AppProcess app, List<String> prompts) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!prompts.isEmpty()) {
      List<AppResult> results = app.send(AppCommand.chat("").parallel(prompts)).results();
      for (int i = 0; i < prompts.size(); i++) {
        texts.put(prompts.get(i), results.get(i).text());
      }
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void answerFromDisk_isTheOneThatWasBought_inEveryForm(String form) {
    AppCommand question = AppCommand.chat("kept for " + form).form(form);
    AppProcess first = start(Jdk.current(), "key-variable: CACHE_KEY");
    AppResult bought = first.send(question);
    collector.awaitSpans(1);
    assertThat(first.stop()).isZero();
    collector.clear();

    AppProcess second = start(Jdk.current(), "key-variable: CACHE_KEY");
    AppResult hit = second.send(question);
    second.send(question);

    assertThat(hit.text()).isEqualTo(bought.text());
    assertThat(provider.calls()).isEqualTo(1);
    List<ExportedSpan> spans = collector.awaitSpans(2).stream().map(ExportedSpan::of).toList();
    assertThat(second.stop()).isZero();
    assertThat(spans.get(0).attributes())
        .containsEntry("parsimony.served_by", "cache")
        .containsEntry("parsimony.cache.level", "disk");
    assertThat(spans.get(1).attributes())
        .containsEntry("parsimony.served_by", "cache")
        .doesNotContainKey("parsimony.cache.level");
  }

  @Test
  void otherCredential_neverGetsAnAnswerFromDisk() {
    AppCommand question = AppCommand.chat("apart");
    AppProcess first = start(Jdk.current(), "");
    first.send(question);
    first.stop();

    AppProcess second = start(Jdk.current(), "");
    second.send(question.apiKey("sk-other"));
    assertThat(provider.calls()).isEqualTo(2);
    second.send(question);
    assertThat(provider.calls()).isEqualTo(2);
  }

  @Test
  void secondApplicationInOneDirectory_saysSo_andGoesOnInMemory() {
    AppProcess first = start(Jdk.current(), "");
    first.send(AppCommand.chat("one"));
    AppProcess second = start(Jdk.current(), "");
    second.send(AppCommand.chat("two"));
    second.send(AppCommand.chat("two"));

    assertThat(provider.calls()).isEqualTo(2);
    assertThat(second.agentFailures()).isZero();
    assertThat(second.stop()).isZero();
    assertThat(second.stderr())
        .filteredOn(line -> line.contains("cache.disk"))
        .hasSize(1)
        .allMatch(line -> line.contains("another JVM uses the directory"));
    assertThat(first.stderr()).noneMatch(line -> line.contains("cache.disk"));
  }

  private AppProcess start(Jdk jdk, String more) {
    String yaml =
        """
        mode: optimize
        cache:
          disk:
            directory: %s
            %s
        rules:
          - name: everything
            cache: {ttl: 1h, retry-window: 0s}
        """
            .formatted(files, more);
    return fleet.start(
        "parsimony",
        yaml,
        launch ->
            launch
                .withJdk(jdk)
                .withEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
                .withEnvironment("OTEL_BSP_SCHEDULE_DELAY", "50")
                .withEnvironment("CACHE_KEY", KEY));
  }

  private static AppCommand section(int number, String input) {
    return AppCommand.chat("Write section " + number + " of the report from this: " + input);
  }

  private static List<String> document(AppProcess app, String input) {
    return IntStream.rangeClosed(1, 8)
        .mapToObj(number -> app.send(section(number, input)).text())
        .toList();
  }

  /* Waits until the answer is in the files. */
  private String kept(AppProcess app, AppCommand command) {
    long before = bytesOnDisk();
    String text = app.send(command).text();
    Await.until("the answer is in the files", () -> bytesOnDisk() > before + text.length());
    return text;
  }

  private long bytesOnDisk() {
    Path directory = files.resolve("parsimony-cache");
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().startsWith("segment-"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
