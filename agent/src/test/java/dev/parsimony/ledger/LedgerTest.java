/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import static dev.parsimony.telemetry.Exchanges.chat;
import static dev.parsimony.telemetry.Exchanges.chatSuccess;
import static dev.parsimony.telemetry.Exchanges.exchange;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parsimony.exchange.Arm;
import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.TokenRatio;
import dev.parsimony.exchange.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

  @TempDir Path dir;
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
  private final List<String> log = new ArrayList<>();
  private final Map<String, TokenRatio> tokenizers = new LinkedHashMap<>();

  @Test
  void totals_keepBilledEstimatedSavedAndWouldSaveApart() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger ledger = ledger(file);
    ledger.closed(chatSuccess().build());
    ledger.closed(
        chatSuccess()
            .servedBy(ServedBy.CACHE)
            .cost(0L)
            .saving(Saving.reported(Usage.of(100, 20), 500L))
            .build());
    ledger.closed(
        chatSuccess()
            .servedBy(ServedBy.JOINED)
            .saving(Saving.reported(Usage.of(1, 2), null))
            .build());
    ledger.closed(
        chatSuccess().servedBy(ServedBy.JOINED).saving(Saving.estimated(Usage.of(3, 4))).build());
    ledger.closed(
        exchange(chat("other"))
            .estimate(Usage.of(5, 6))
            .saving(Saving.reported(Usage.of(7, 8), 9L).onlyImagined())
            .build());
    ledger.closed(
        exchange(chat("other"))
            .cost(0L)
            .saving(Saving.estimated(Usage.of(10, 11)).onlyImagined())
            .build());
    ledger.closed(exchange(chat("gpt-4o-mini")).status(429).errorType("429").cost(0L).build());
    ledger.closed(
        exchange(chat("other"))
            .servedBy(ServedBy.REFUSED)
            .status(429)
            .errorType("parsimony.refused")
            .cost(0L)
            .build());
    ledger.flush(1);

    assertThat(totals(file))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("calls", 8),
                Map.entry("errors", 2),
                Map.entry("durationMicros", 2_000_000),
                Map.entry("cacheHits", 1),
                Map.entry("joined", 2),
                Map.entry("refused", 1),
                Map.entry("inputTokens", 100),
                Map.entry("outputTokens", 20),
                Map.entry("estimatedInputTokens", 5),
                Map.entry("estimatedOutputTokens", 6),
                Map.entry("costNanoUsd", 37_035),
                Map.entry("costKnownCalls", 7),
                Map.entry("costUnknownCalls", 1),
                Map.entry("savedCalls", 3),
                Map.entry("savedInputTokens", 101),
                Map.entry("savedOutputTokens", 22),
                Map.entry("savedEstimatedInputTokens", 3),
                Map.entry("savedEstimatedOutputTokens", 4),
                Map.entry("savedNanoUsd", 500),
                Map.entry("savedCostUnknownCalls", 2),
                Map.entry("movedCalls", 0),
                Map.entry("modelSavedEstimatedNanoUsd", 0),
                Map.entry("modelLostEstimatedNanoUsd", 0),
                Map.entry("wouldSaveCalls", 2),
                Map.entry("wouldSaveInputTokens", 7),
                Map.entry("wouldSaveOutputTokens", 8),
                Map.entry("wouldSaveEstimatedInputTokens", 10),
                Map.entry("wouldSaveEstimatedOutputTokens", 11),
                Map.entry("wouldSaveNanoUsd", 9),
                Map.entry("wouldSaveCostUnknownCalls", 1)));
    assertThat(read(file))
        .containsEntry("suppressedFailures", 1)
        .containsEntry("droppedExchanges", 2);
  }

  @Test
  void savings_areToldByPolicy_withoutWhatWasOnlyImagined() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger ledger = ledger(file);
    ledger.closed(
        chatSuccess().saving(Saving.unsent("compress", Usage.of(100, 0), 15_000L)).build());
    ledger.closed(chatSuccess().saving(Saving.estimated(Usage.of(3, 4)).onlyImagined()).build());
    ledger.flush(1);

    assertThat((List<?>) read(file).get("savings"))
        .singleElement()
        .asString()
        .contains("policy=compress", "savedCalls=1", "wouldSaveCalls=0")
        .contains("savedEstimatedInputTokens=100", "savedNanoUsd=15000");
  }

  @Test
  void file_isRewrittenAtMostOnceAnInterval() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger ledger = ledger(file);
    ledger.closed(chatSuccess().build());
    now.addAndGet(99);
    ledger.closed(chatSuccess().build());
    assertThat(totals(file).get("calls")).isEqualTo(1);
    now.addAndGet(1);
    ledger.closed(chatSuccess().build());
    assertThat(totals(file).get("calls")).isEqualTo(3);
    ledger.closed(chatSuccess().build());
    ledger.flush(1);
    assertThat(totals(file).get("calls")).isEqualTo(4);
  }

  @Test
  void file_belongsToItsOwnerAlone_andLeavesNothingBeside() throws Exception {
    Path file = dir.resolve("summary.json");
    ledger(file).closed(chatSuccess().build());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void placeholder_isTheProcess() {
    ledger(dir.resolve("summary-%p.json")).closed(chatSuccess().build());

    assertThat(dir.resolve("summary-" + ProcessHandle.current().pid() + ".json")).exists();
  }

  @Test
  void link_isNeitherFollowedNorReplaced() throws Exception {
    Path victim = Files.writeString(dir.resolve("victim"), "");
    Path link = Files.createSymbolicLink(dir.resolve("link"), victim);
    ledger(link).closed(chatSuccess().build());

    assertThat(victim).isEmptyFile();
    assertThat(link).isSymbolicLink();
    assertThat(log).hasSize(1);
  }

  @Test
  void somebodysFile_isNotOverwritten() throws Exception {
    Path foreign = Files.writeString(dir.resolve("notes.txt"), "dear diary");
    ledger(foreign).closed(chatSuccess().build());

    assertThat(foreign).hasContent("dear diary");
    assertThat(log)
        .containsExactly(
            "summary.file \""
                + foreign
                + "\": cannot be written (what is there is no summary); going on without it");
  }

  @Test
  void twoLedgersOnOnePath_theLastWriterWins() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger first = ledger(file);
    Ledger second = ledger(file);
    first.closed(chatSuccess().build());
    first.closed(chatSuccess().build());
    first.flush(1);
    second.closed(chatSuccess().build());

    assertThat(totals(file).get("calls")).isEqualTo(1);
    assertThat(log).isEmpty();
  }

  @Test
  void missingDirectory_isNamedAsSuch() {
    ledger(dir.resolve("missing/summary.json")).closed(chatSuccess().build());

    assertThat(log).singleElement().asString().contains("(its directory does not exist)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing/summary.json", ".", "nul\u0000byte"})
  void unwritablePath_isToldOnce_andNeverThrown(String name) {
    Ledger ledger = Ledger.builder(dir + "/" + name, 0).ticker(now::get).log(log::add).build();
    ledger.closed(chatSuccess().build());
    ledger.closed(chatSuccess().build());
    ledger.flush(1);

    assertThat(log).singleElement().asString().contains(name, "cannot be written");
  }

  @Test
  void tenThousandModelsAndReasons_stayBounded_withNothingLost() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger ledger = ledger(file);
    for (int i = 0; i < 10_000; i++) {
      ledger.closed(
          exchange(chat("model-" + i + "x".repeat(i % 200)))
              .decisions(List.of(new Decision("cache", "skip", "reason-" + i)))
              .build());
    }
    ledger.flush(1);

    assertThat(counts(file, "models", "calls")).hasSizeLessThanOrEqualTo(201);
    assertThat(sum(counts(file, "models", "calls"))).isEqualTo(10_000);
    assertThat(counts(file, "decisions", "count")).hasSizeLessThanOrEqualTo(201);
    assertThat(sum(counts(file, "decisions", "count"))).isEqualTo(10_000);
    assertThat(SummaryReport.read(file).render()).contains("(other)");
  }

  @Test
  void sumsThatDoNotFit_stayAtTheLargest() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger ledger = ledger(file);
    for (int i = 0; i < 3; i++) {
      ledger.closed(exchange(chat("m")).cost(Long.MAX_VALUE).build());
    }
    ledger.flush(1);

    assertThat(totals(file).get("costNanoUsd")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void nameThatIsNoText_isNoObstacle() throws Exception {
    Path file = dir.resolve("summary.json");
    ledger(file).closed(exchange(chat("half \ud83d")).build());

    assertThat(SummaryReport.read(file).render()).contains("half ?");
    assertThat(log).isEmpty();
  }

  @Test
  void report_isAnAlignedTable() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger ledger = ledger(file);
    ledger.closed(chatSuccess().build());
    ledger.closed(
        exchange(chat("evil\u001b[2J\n"))
            .saving(Saving.estimated(Usage.of(5, 6)).onlyImagined())
            .build());
    ledger.flush(1);

    assertThat(SummaryReport.read(file).render())
        .isEqualTo(
            """
            Parsimony, 2026-11-21T00:00:00Z to 2026-11-21T00:00:00Z

            calls                                2
              answered from the cache            0
              joined to the same call in flight  0
              failed                             0
                refused by a budget              0
              of unknown cost                    1
            failures of the agent, suppressed    1
            calls that this summary missed       2

                                    tokens in  tokens out   US dollars
            billed                        100          20  >= 0.000012
              besides, by estimate          0           0
            saved                           0           0     0.000000
              besides, by estimate          0           0
            would have been saved           0           0      unknown
              besides, by estimate          5           6

            model        calls  cached  joined  failed   in  out  billed $   saved $
            gpt-4o-mini      1       0       0       0  100   20  0.000012  0.000000
            evil?[2J?        1       0       0       0    0    0   unknown  0.000000

            policy  outcome  reason  rule  times
            cache   skip     unlike  faq       1
            """);
  }

  @Test
  void whatOtherModelsSaved_isToldByItself_lessWhatTheyCostInVain() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger ledger = ledger(file);
    ledger.closed(chatSuccess().estimatedModelSaving(9_000_000L).build());
    ledger.closed(chatSuccess().estimatedModelSaving(-2_000_000L).build());
    ledger.flush(1);

    assertThat(totals(file).toString())
        .contains("movedCalls=2", "modelSavedEstimatedNanoUsd=9000000")
        .contains("modelLostEstimatedNanoUsd=2000000", "savedNanoUsd=0");
    assertThat(SummaryReport.read(file).render())
        .containsPattern("\n  by other models, by estimate +0\\.007000\n");
  }

  @Test
  void report_comparesTheArmsOfRollouts() throws Exception {
    Path file = dir.resolve("summary.json");
    Ledger ledger = ledger(file);
    ledger.closed(chatSuccess().assignments(arm(Arm.TREATMENT)).build());
    ledger.closed(exchange(chat("m")).status(500).assignments(arm(Arm.TREATMENT)).build());
    ledger.closed(chatSuccess().assignments(arm(Arm.CONTROL)).build());
    ledger.flush(1);

    assertThat(SummaryReport.read(file).render())
        .endsWith(
            """

            rule  policy  arm        calls  failed   in  out     billed $  mean ms
            faq   cache   treatment      2       1  100   20  >= 0.000012      250
            faq   cache   control        1       0  100   20     0.000012      250
            """);
  }

  @Test
  void report_tellsWhatIsKnownOfTokenizers() throws Exception {
    Path file = dir.resolve("summary.json");
    tokenizers.put("claude", TokenRatio.learned(1.3, 0.026, 64));
    tokenizers.put("other", TokenRatio.assumed(1.15, 0.55, 3));
    ledger(file).closed(chatSuccess().build());

    assertThat(SummaryReport.read(file).render())
        .endsWith(
            """

            tokenizer  ratio    tokens for each  give or take  calls
            claude     learned            1.300         0.026     64
            other      assumed            1.150         0.550      3
            """);
  }

  private static List<Assignment> arm(Arm arm) {
    return List.of(new Assignment("faq", "cache", arm));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"format\":\"other\"}",
        "{\"format\":\"parsimony-summary-1\"}",
        "{\"format\":\"parsimony-summary-1\",\"since\":1,\"until\":\"\"}",
        "{\"format\":\"parsimony-summary-1\",\"since\":\"\",\"until\":\"\",\"totals\":[]}",
        "{\"format\":\"parsimony-summary-1\",\"since\":\"\",\"until\":\"\",\"totals\":{\"calls\":1e99}}",
        "{\"format\":\"parsimony-summary-1\""
      })
  void damagedOrForeignFile_isOneClearError(String content) throws IOException {
    Path file = Files.writeString(dir.resolve("f"), content);

    assertThatThrownBy(() -> SummaryReport.read(file))
        .isInstanceOf(UnreadableSummaryException.class)
        .hasMessageMatching("[^\\n]+");
  }

  @Test
  void missingHugeOrDeepFile_isOneClearError() throws IOException {
    Path huge = Files.write(dir.resolve("huge"), new byte[(int) SummaryFile.MAX_BYTES + 1]);
    Path deep = Files.writeString(dir.resolve("deep"), "{\"a\":".repeat(100_000));

    for (Path file : List.of(dir, dir.resolve("missing"), huge, deep)) {
      assertThatThrownBy(() -> SummaryReport.read(file))
          .isInstanceOf(UnreadableSummaryException.class);
    }
  }

  private Ledger ledger(Path file) {
    return Ledger.builder(file.toString(), 100)
        .clock(Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC))
        .ticker(now::get)
        .suppressedFailures(() -> 1)
        .droppedExchanges(() -> 2)
        .tokenRatios(() -> tokenizers)
        .log(log::add)
        .build();
  }

  private static Map<String, Object> read(Path file) throws IOException {
    return new JsonMapper().readValue(Files.readString(file), new TypeReference<>() {});
  }

  private static Map<?, ?> totals(Path file) throws IOException {
    return (Map<?, ?>) requireNonNull(read(file).get("totals"));
  }

  private static List<Integer> counts(Path file, String list, String figure) throws IOException {
    return ((List<?>) requireNonNull(read(file).get(list)))
        .stream().map(row -> (Integer) ((Map<?, ?>) row).get(figure)).toList();
  }

  private static int sum(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
