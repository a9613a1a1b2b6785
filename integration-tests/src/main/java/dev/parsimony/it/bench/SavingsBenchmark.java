/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static java.util.Objects.requireNonNull;

import dev.parsimony.it.bench.SavingsJudge.Check;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** How many tokens compression saves in prompts of several kinds, and what it loses. */
final class SavingsBenchmark {

  private static final List<String> LEVELS = List.of("lossless", "balanced", "aggressive");
  private static final String JUDGED = "balanced";
  private static final String HARDEST = "aggressive";
  private static final String MODULES = "system_modules";
  private static final Map<String, Integer> WANTED =
      new TreeMap<>(
          Map.of(
              "support_chat", 70,
              "system_modules", 80,
              "modular_80k", 21,
              "client_record", 60,
              "rag_duplicates", 30,
              "tool_results", 60,
              "tool_schemas", 15));

  private final Path folder;
  private final String sentFolder;
  private final List<SavingsCase> cases;
  private final ExactCount count = new ExactCount();
  private final Map<String, Map<String, SavingsRow>> levels = new LinkedHashMap<>();

  private SavingsBenchmark(Options options) throws IOException {
    this.folder = Path.of(options.text("data")).toAbsolutePath();
    this.sentFolder = options.text("sent");
    this.cases = SavingsCase.read(folder);
  }

  /** Whether all goals were met. */
  static boolean run(Options options) throws IOException, InterruptedException {
    SavingsBenchmark benchmark = new SavingsBenchmark(options);
    for (String level : LEVELS) {
      benchmark.measure(level);
    }
    Goals goals = benchmark.goals();
    String report = benchmark.tables() + goals;
    System.out.println(report);
    String doc = options.text("doc");
    if (!doc.isEmpty()) {
      MarkedText.replace(Path.of(doc), "savings", report);
    }
    return goals.allMet();
  }

  private void measure(String level) throws IOException, InterruptedException {
    Map<String, byte[]> sent = send(level);
    Map<String, SavingsRow> rows = new LinkedHashMap<>();
    for (SavingsCase asked : cases) {
      byte[] body = sent.get(asked.id());
      if (body == null) {
        throw new IOException(asked.id() + " was not sent");
      }
      rows.computeIfAbsent(asked.kind(), kind -> new SavingsRow()).add(asked, body, count);
    }
    levels.put(level, rows);
    if (!sentFolder.isEmpty()) {
      Files.write(Path.of(sentFolder, level + ".jsonl"), lines(sent));
    }
  }

  /* Of several requests of a case the last counts: the provider refused those before. */
  private Map<String, byte[]> send(String level) throws IOException, InterruptedException {
    Path told = Files.createTempFile("savings", ".log");
    try (ProviderStub stub = ProviderStub.start()) {
      Process app =
          BenchJvm.of(Variants.compressing(level), "-Xmx512m")
              .running("FileCalls", stub.baseUrl(), folder.toString())
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(told.toFile())
              .start();
      if (!app.waitFor(10, TimeUnit.MINUTES) || app.exitValue() != 0) {
        app.destroyForcibly();
        throw new IOException("the application failed at " + level);
      }
      requireNoFailure(told);
      Map<String, byte[]> sent = new HashMap<>();
      for (StubRequest request : stub.requests()) {
        String id = request.header("X-Case");
        if (id != null) {
          sent.put(id, request.body());
        }
      }
      return sent;
    }
  }

  /* What the agent has to say of itself stands there. */
  private static void requireNoFailure(Path told) throws IOException {
    List<String> lines = Files.readAllLines(told);
    lines.forEach(System.err::println);
    if (lines.stream().anyMatch(line -> line.contains("suppressed failure"))) {
      throw new IOException("the agent suppressed a failure");
    }
    Files.delete(told);
  }

  private static List<String> lines(Map<String, byte[]> sent) {
    List<String> lines = new ArrayList<>();
    sent.forEach(
        (id, body) -> {
          Map<String, String> line =
              Map.of("id", id, "body", new String(body, StandardCharsets.UTF_8));
          lines.add(SavingsCase.JSON.valueToTree(line).toString());
        });
    return lines;
  }

  private String tables() {
    StringBuilder text = new StringBuilder();
    levels.forEach((level, rows) -> text.append(table(level, rows)).append('\n'));
    return text.toString();
  }

  private static String table(String level, Map<String, SavingsRow> rows) {
    List<String> heads =
        new ArrayList<>(List.of("`" + level + "`", "cases", "tokens", "sent", "saved %"));
    for (Check check : Check.values()) {
      heads.add(check.name().toLowerCase(Locale.ROOT));
    }
    MarkdownTable table = new MarkdownTable(heads.toArray(new String[0]));
    rows.forEach((kind, row) -> table.row(row.cells(kind)));
    return table.toString();
  }

  private Goals goals() {
    Goals goals = new Goals();
    Map<String, SavingsRow> judged = levels.getOrDefault(JUDGED, Map.of());
    judged.forEach((kind, row) -> goals(goals, kind, row));
    SavingsRow hardest = levels.getOrDefault(HARDEST, Map.of()).get(MODULES);
    if (hardest != null) {
      String what = MODULES + " at `" + HARDEST + "`, tokens saved";
      goals.atLeast(what, requireNonNull(WANTED.get(MODULES)), hardest.saved(), "%");
    }
    for (String level : List.of("lossless", JUDGED)) {
      long lost =
          levels.getOrDefault(level, Map.of()).values().stream()
              .filter(row -> !row.isAllKept())
              .count();
      goals.atMost("kinds that lost something at `" + level + "`", 0, lost, "");
    }
    return goals;
  }

  private static void goals(Goals goals, String kind, SavingsRow row) {
    Integer wanted = WANTED.get(kind);
    if (wanted != null) {
      goals.atLeast(kind + ", tokens saved", wanted, row.saved(), "%");
    } else if (kind.equals("few_shot")) {
      goals.atLeast(kind + ", tokens of examples saved", 60, row.savedOfExamples(), "%");
    } else {
      goals.atMost(kind + ", cases changed", 0, row.changed(), "");
    }
  }
}
