/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.otlp.OtlpReceiver;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.telemetry.ExportedMetrics;
import dev.parsimony.it.telemetry.ExportedSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps an application's prompts from beginning alike, told of the class that writes them. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class PrefixBreakersTest {

  private static final int CALLS = 16;
  private static final String RULE = "rules: [{name: all, hint: {%s}}]\n";
  private static final String STUB_IS_A_PROVIDER = "providers: [{url: 'http://127.0.0.1:*/**'}]\n";
  private static final String NAME = "parsimony.prefix_break";

  @TempDir Path folder;

  static Stream<Arguments> places() {
    return Jdk.currentAndOldest().stream()
        .flatMap(jdk -> Stream.of("observe", "optimize").map(mode -> Arguments.of(jdk, mode)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void breakers_areTold_withClassPlaceAndCost(Jdk jdk, String mode) throws Exception {
    try (ProviderStub stub = ProviderStub.start();
        OtlpReceiver collector = OtlpReceiver.start()) {
      Program.Ended ended = run(jdk, mode, "", stub, collector);

      List<ExportedSpan> spans =
          collector.awaitSpans(CALLS).stream().map(ExportedSpan::of).toList();
      assertThat(told(spans, "Dated")).hasSize(3).allMatch(span -> is(span, "timestamp", "system"));
      assertThat(told(spans, "Shuffled")).isNotEmpty().allMatch(s -> is(s, "tool_order", "tools"));
      assertThat(told(spans, "Keyed")).isNotEmpty().allMatch(s -> is(s, "key_order", "tools"));
      assertThat(told(spans, "Steady")).isEmpty();
      assertThat(lines(ended))
          .singleElement()
          .asString()
          .contains("com.example.DatedPrompts$Dated", "timestamp in system", "3 calls", "about $0.")
          .doesNotContain("ship", "2026");
      assertThat(ExportedMetrics.of(collector.metrics()).counts("parsimony.prefix_breaks"))
          .anySatisfy(
              (attributes, count) -> {
                assertThat(attributes)
                    .containsEntry(NAME + ".code", "timestamp")
                    .containsEntry(NAME + ".caller", "com.example.DatedPrompts$Dated");
                assertThat(count).isEqualTo(3);
              });
      assertThat(ExportedMetrics.of(collector.metrics()).names())
          .contains("parsimony.prefix_breaks.estimated_cost");
      if (mode.equals("observe")) {
        assertThat(stub.requests()).noneMatch(sent -> sent.bodyText().contains("cache_control"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void ruleThatDoesNotAsk_isToldNothing(Jdk jdk, String mode) throws Exception {
    try (ProviderStub stub = ProviderStub.start();
        OtlpReceiver collector = OtlpReceiver.start()) {
      Program.Ended ended = run(jdk, mode, "breakers: false", stub, collector);

      assertThat(collector.awaitSpans(CALLS).stream().map(ExportedSpan::of))
          .noneMatch(span -> span.attributes().keySet().stream().anyMatch(k -> k.startsWith(NAME)));
      assertThat(lines(ended)).isEmpty();
    }
  }

  private Program.Ended run(
      Jdk jdk, String mode, String settings, ProviderStub stub, OtlpReceiver collector)
      throws IOException {
    SmallApp app =
        SmallApp.compiled(
            8, folder, "com.example.DatedPrompts", SmallApp.source("DatedPrompts"), "");
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            "mode: " + mode + "\n" + RULE.formatted(settings) + STUB_IS_A_PROVIDER);
    Path agent = requireNonNull(AppLaunch.builtAgent());
    Path told = folder.resolve("told");
    CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> await(collector, told));
    Program.Ended ended =
        app.run(
            jdk,
            List.of(
                "-javaagent:" + agent + "=" + config,
                "-Dotel.exporter.otlp.endpoint=" + collector.endpoint(),
                "-Dotel.bsp.schedule.delay=50",
                "-Dotel.metric.export.interval=250"),
            stub.baseUrl(),
            told.toString());
    telling.join();
    assertThat(ended.stdout()).hasSize(CALLS).containsOnly("200");
    assertThat(ended.stderr()).noneMatch(line -> line.contains("suppressed"));
    return ended;
  }

  /* The application ends when all has been told. */
  private static void await(OtlpReceiver collector, Path told) {
    try {
      Await.until("all is told", () -> exported(collector) >= CALLS);
      Files.createFile(told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long exported(OtlpReceiver collector) {
    return ExportedMetrics.of(collector.metrics()).counts("parsimony.exchanges").values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static List<String> lines(Program.Ended ended) {
    return ended.stderr().stream().filter(line -> line.contains("do not begin alike")).toList();
  }

  private static List<ExportedSpan> told(List<ExportedSpan> spans, String writer) {
    return spans.stream()
        .filter(
            span ->
                ("com.example.DatedPrompts$" + writer)
                    .equals(span.attributes().get(NAME + ".caller")))
        .toList();
  }

  private static boolean is(ExportedSpan span, String code, String place) {
    Map<String, Object> attributes = span.attributes();
    long tokens = (Long) attributes.get(NAME + ".estimated_input_tokens");
    return code.equals(attributes.get(NAME + ".code"))
        && place.equals(attributes.get(NAME + ".place"))
        && tokens > 1_024
        && Objects.equals(attributes.get(NAME + ".estimated_nano_usd"), tokens * 2_700);
  }
}
