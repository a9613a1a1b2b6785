/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.complexity.RoutingCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How well several scores route the same prompts, in a table; the score to judge is the last. */
final class RoutingTable {

  private static final Predicate<RoutedPrompt> ALL = prompt -> true;

  private final List<RoutedPrompt> prompts;
  private final Map<String, double[]> scores;
  private final String judged;
  private boolean better = true;

  /**
   * @param scores of each method, by its name, in order
   * @param judged the method that is compared with the others
   */
  RoutingTable(List<RoutedPrompt> prompts, Map<String, double[]> scores, String judged) {
    this.prompts = prompts;
    this.scores = scores;
    this.judged = judged;
  }

  /** Renders the table. */
  String render(String head) {
    MarkdownTable table =
        new MarkdownTable(head, "all", "MMLU", "GSM8K", "ours - this", "95 % interval");
    scores.forEach(
        (name, own) ->
            table.row(
                name,
                area(own, ALL),
                area(own, prompt -> !prompt.isMaths()),
                area(own, RoutedPrompt::isMaths),
                name.equals(judged) ? "" : figure(difference(own)),
                name.equals(judged) ? "" : interval(own)));
    return table.toString();
  }

  /** Whether the judged score is above all others with some certainty; known when rendered. */
  boolean isBetter() {
    return better;
  }

  private String area(double[] own, Predicate<RoutedPrompt> which) {
    return figure(curve(own, which).area());
  }

  private double difference(double[] other) {
    return curve(ours(), ALL).area() - curve(other, ALL).area();
  }

  private String interval(double[] other) {
    RoutingCurve our = curve(ours(), ALL);
    RoutingCurve its = curve(other, ALL);
    PairedBootstrap interval =
        PairedBootstrap.of(prompts.size(), counts -> our.area(counts) - its.area(counts));
    better &= interval.low() > 0;
    return figure(interval.low()) + " to " + figure(interval.high());
  }

  private double[] ours() {
    return scores.getOrDefault(judged, new double[0]);
  }

  private RoutingCurve curve(double[] own, Predicate<RoutedPrompt> which) {
    int[] rows = IntStream.range(0, own.length).filter(i -> which.test(prompts.get(i))).toArray();
    return RoutingCurve.of(
        Arrays.stream(rows).mapToDouble(row -> own[row]).toArray(),
        Arrays.stream(rows).map(row -> prompts.get(row).gain()).toArray());
  }

  private static String figure(double value) {
    return MarkdownTable.figure("%.3f", value);
  }
}
