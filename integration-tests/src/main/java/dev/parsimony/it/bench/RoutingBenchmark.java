/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parsimony.complexity.Calibration;
import dev.parsimony.complexity.ComplexityAnalyzer;
import dev.parsimony.complexity.ExtraTerms;
import dev.parsimony.complexity.Labelled;
import dev.parsimony.complexity.Level;
import dev.parsimony.complexity.Quality;
import dev.parsimony.complexity.Task;
import dev.parsimony.complexity.Weights;
import dev.parsimony.complexity.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How much of the quality gap between a weak and a strong model the complexity score wins back, on
 * prompts that nothing was learned from.
 */
final class RoutingBenchmark {

  private static final String OURS = "Parsimony";

  private final List<RoutedPrompt> train = new ArrayList<>();
  private final List<RoutedPrompt> test = new ArrayList<>();
  private final StringBuilder report = new StringBuilder();

  static boolean run(Options options) throws IOException {
    RoutingBenchmark benchmark = new RoutingBenchmark(Path.of(options.text("data")));
    String labelled = options.text("labelled");
    if (!labelled.isEmpty()) {
      Files.writeString(Path.of(labelled), benchmark.trainingLines());
      System.out.println(benchmark.train.size() + " training prompts written to " + labelled);
      return true;
    }
    boolean asShipped = benchmark.fixedSplit();
    boolean better = benchmark.everyPromptJudged();
    benchmark.subjectsHeldOut();
    System.out.println(benchmark.report);
    String doc = options.text("doc");
    if (!doc.isEmpty()) {
      MarkedText.replace(Path.of(doc), "routing", benchmark.report.toString());
    }
    return asShipped & better;
  }

  private RoutingBenchmark(Path folder) throws IOException {
    for (RoutedPrompt prompt : RoutedPrompt.read(folder)) {
      (prompt.isForTraining() ? train : test).add(prompt);
    }
  }

  private String trainingLines() throws IOException {
    ObjectMapper json = new ObjectMapper();
    StringBuilder lines = new StringBuilder();
    for (RoutedPrompt prompt : train) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("prompt", prompt.text());
      line.put("weak", prompt.weak());
      line.put("strong", prompt.strong());
      lines.append(json.writeValueAsString(line)).append('\n');
    }
    return lines.toString();
  }

  /* Whether the shipped weights are those that the procedure gives. */
  private boolean fixedSplit() {
    Weights shipped = Weights.standard();
    Map<String, double[]> scores = new LinkedHashMap<>();
    for (RoutingBaseline baseline : RoutingBaseline.values()) {
      scores.put(baseline.toString(), baseline.scores(train, test));
    }
    scores.put(OURS, scores(shipped, test));
    boolean same =
        WeightsFile.write(learned(train, shipped.origin())).equals(WeightsFile.write(shipped));
    say(
        "%,d prompts to learn from, %,d others to judge by; the shipped weights are%s those that the"
            + " procedure gives.\n",
        train.size(), test.size(), same ? "" : " NOT");
    table("area under the curve, fixed split", test, scores);
    levels(shipped);
    return same;
  }

  private void levels(Weights shipped) {
    Quality quality = Quality.of(labelled(test), shipped);
    MarkdownTable table = new MarkdownTable("level", "prompts", "weak model wrong");
    for (Level level : Level.values()) {
      table.row(level.toString(), percent(quality.share(level)), percent(quality.bad(level)));
    }
    say("%s", table);
  }

  private boolean everyPromptJudged() {
    return heldOut("area under the curve, every prompt judged", RoutedPrompt::fold);
  }

  private void subjectsHeldOut() {
    List<String> subjects = all().stream().map(RoutedPrompt::subject).distinct().sorted().toList();
    heldOut(
        "area under the curve, subjects held out",
        prompt -> subjects.indexOf(prompt.subject()) % RoutedPrompt.FOLDS);
  }

  /* Each group is scored by what is learned from the others. */
  private boolean heldOut(String head, ToIntFunction<RoutedPrompt> groups) {
    List<RoutedPrompt> judged = new ArrayList<>();
    Map<String, double[]> scores = new LinkedHashMap<>();
    for (int group = 0; group < RoutedPrompt.FOLDS; group++) {
      List<RoutedPrompt> rest = new ArrayList<>();
      List<RoutedPrompt> held = new ArrayList<>();
      for (RoutedPrompt prompt : all()) {
        (groups.applyAsInt(prompt) == group ? held : rest).add(prompt);
      }
      judged.addAll(held);
      for (RoutingBaseline baseline : RoutingBaseline.values()) {
        scores.merge(baseline.toString(), baseline.scores(rest, held), RoutingBenchmark::joined);
      }
      scores.merge(OURS, scores(learned(rest, ""), held), RoutingBenchmark::joined);
    }
    return table(head, judged, scores);
  }

  private List<RoutedPrompt> all() {
    List<RoutedPrompt> all = new ArrayList<>(train);
    all.addAll(test);
    return all;
  }

  private boolean table(String head, List<RoutedPrompt> prompts, Map<String, double[]> scores) {
    RoutingTable table = new RoutingTable(prompts, scores, OURS);
    say("%s", table.render(head));
    return table.isBetter();
  }

  private static double[] scores(Weights weights, List<RoutedPrompt> prompts) {
    ComplexityAnalyzer analyzer = ComplexityAnalyzer.of(weights);
    return prompts.stream()
        .mapToDouble(p -> analyzer.analyze(Task.of(p.text()), ExtraTerms.NONE).score())
        .toArray();
  }

  private static Weights learned(List<RoutedPrompt> prompts, String origin) {
    return Calibration.learn(labelled(prompts), Weights.assumed(), origin).weights();
  }

  private static List<Labelled> labelled(List<RoutedPrompt> prompts) {
    return prompts.stream()
        .map(prompt -> Labelled.of(Task.of(prompt.text()), prompt.weak(), prompt.strong()))
        .toList();
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String percent(double part) {
    return MarkdownTable.figure("%.1f %%", 100 * part);
  }

  private void say(String format, Object... values) {
    report.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
