/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.complexity.Calibration;
import dev.parsimony.complexity.Labelled;
import dev.parsimony.complexity.Level;
import dev.parsimony.complexity.Quality;
import dev.parsimony.complexity.Weights;
import java.util.List;
import java.util.Locale;

/** What a calibration has learned, as text. */
final class CalibrationReport {

  private final long bad;
  private final int count;
  private final Quality before;
  private final Quality after;

  CalibrationReport(List<Labelled> examples, Weights from, Calibration learned) {
    this.count = examples.size();
    this.bad = examples.stream().filter(example -> !example.weakGood()).count();
    this.before = Quality.of(examples, from);
    this.after = Quality.of(examples, learned.heldOutScores());
  }

  String render() {
    StringBuilder text = new StringBuilder();
    line(text, "%d labelled prompts, %d of them not answered well by the cheap model", count, bad);
    line(text, "%n%-44s%10s%10s", "", "before", "learned");
    figures(text, "ranking (area under ROC, 0.5 is chance)", before.ranking(), after.ranking());
    figures(text, "log loss (lower is better)", before.logLoss(), after.logLoss());
    if (!Double.isNaN(after.gapRecovered())) {
      double was = before.gapRecovered();
      figures(text, "quality gap recovered (0.5 is chance)", was, after.gapRecovered());
    }
    line(text, "%n%-44s%10s%10s", "level by the learned weights", "prompts", "not good");
    for (Level level : Level.values()) {
      String share = percent(after.share(level));
      line(text, "%-44s%10s%10s", level, share, percent(after.bad(level)));
    }
    line(text, "%nLearned: each prompt scored by weights learned without it, in 5 folds.");
    return text.toString();
  }

  private static void figures(StringBuilder text, String what, double before, double learned) {
    line(text, "%-44s%10.3f%10.3f", what, before, learned);
  }

  private static String percent(double part) {
    return Double.isNaN(part) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
