/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.complexity.RoutingCurve;
import dev.parsimony.it.bench.PlainLogistic.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the complexity score is held against. */
enum RoutingBaseline {
  LENGTH("prompt length") {
    @Override
    double[] scores(List<RoutedPrompt> train, List<RoutedPrompt> test) {
      return test.stream().mapToDouble(prompt -> prompt.text().length()).toArray();
    }
  },
  LENGTH_LOGISTIC("logistic over length") {
    @Override
    double[] scores(List<RoutedPrompt> train, List<RoutedPrompt> test) {
      return fitted(train, test, RoutingBaseline::lengthRow, 1, 1e-3);
    }
  },
  WORDS("logistic over words") {
    @Override
    double[] scores(List<RoutedPrompt> train, List<RoutedPrompt> test) {
      return fitted(train, test, RoutingBaseline::wordRow, WORD_BUCKETS, bestPenalty(train));
    }
  };

  private static final int WORD_BUCKETS = 1 << 16;
  private static final int FOLDS = 5;
  private static final double[] PENALTIES = {0.3, 1, 3, 10};
  private static final Pattern WORD = Pattern.compile("[\\p{L}']+|\\d[\\d.,]*|[^\\s\\p{L}\\d]");

  private final String label;

  RoutingBaseline(String label) {
    this.label = label;
  }

  /** The scores of the test prompts, of what is learned from the others. */
  abstract double[] scores(List<RoutedPrompt> train, List<RoutedPrompt> test);

  @Override
  public String toString() {
    return label;
  }

  private interface Reader {
    Row read(String text);
  }

  private static double[] fitted(
      List<RoutedPrompt> train,
      List<RoutedPrompt> test,
      Reader reader,
      int features,
      double penalty) {
    boolean[] labels = new boolean[train.size()];
    IntStream.range(0, labels.length).forEach(i -> labels[i] = !train.get(i).weak());
    List<Row> rows = train.stream().map(prompt -> reader.read(prompt.text())).toList();
    PlainLogistic model = PlainLogistic.fit(rows, labels, features, penalty);
    return test.stream().mapToDouble(prompt -> model.score(reader.read(prompt.text()))).toArray();
  }

  private static Row lengthRow(String text) {
    return new Row(new int[] {0}, new double[] {Math.log1p(text.length()) - 5.5});
  }

  /* Which words, numbers and signs occur, as a vector of length one. */
  private static Row wordRow(String text) {
    int[] buckets =
        WORD.matcher(text.toLowerCase(Locale.ROOT))
            .results()
            .mapToInt(match -> (match.group().hashCode() * 0x9e3779b1) >>> 16)
            .distinct()
            .toArray();
    double[] values = new double[buckets.length];
    Arrays.fill(values, 1 / Math.sqrt(Math.max(1, buckets.length)));
    return new Row(buckets, values);
  }

  /* The penalty that does best in a cross-validation of the training prompts. */
  private static double bestPenalty(List<RoutedPrompt> train) {
    double best = PENALTIES[0];
    double bestArea = 0;
    for (double penalty : PENALTIES) {
      double area = crossValidated(train, penalty);
      if (area > bestArea) {
        best = penalty;
        bestArea = area;
      }
    }
    return best;
  }

  private static double crossValidated(List<RoutedPrompt> train, double penalty) {
    double[] scores = new double[train.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] rows = IntStream.range(0, scores.length).filter(i -> i % FOLDS == held).toArray();
      List<RoutedPrompt> rest =
          IntStream.range(0, scores.length)
              .filter(i -> i % FOLDS != held)
              .mapToObj(train::get)
              .toList();
      List<RoutedPrompt> test = Arrays.stream(rows).mapToObj(train::get).toList();
      double[] found = fitted(rest, test, RoutingBaseline::wordRow, WORD_BUCKETS, penalty);
      IntStream.range(0, rows.length).forEach(i -> scores[rows[i]] = found[i]);
    }
    return RoutingCurve.of(scores, train.stream().mapToInt(RoutedPrompt::gain).toArray()).area();
  }
}
