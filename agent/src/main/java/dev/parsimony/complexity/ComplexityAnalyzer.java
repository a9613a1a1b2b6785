/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import dev.parsimony.exchange.RequestFacts;

/** Tells how hard a request is. Immutable; reads at most a bounded part of a long text. */
public final class ComplexityAnalyzer {

  private final Weights weights;

  private ComplexityAnalyzer(Weights weights) {
    this.weights = weights;
  }

  /** With the weights that come with the agent. */
  public static ComplexityAnalyzer standard() {
    return of(Weights.standard());
  }

  public static ComplexityAnalyzer of(Weights weights) {
    return new ComplexityAnalyzer(weights);
  }

  public Complexity analyze(RequestFacts facts, ExtraTerms terms) {
    return analyze(Task.of(facts), terms);
  }

  public Complexity analyze(Task task, ExtraTerms terms) {
    Grams grams = new Grams();
    double[] values = Signal.measure(Reading.of(task, grams));
    double[] parts = new double[Feature.values().length];
    for (Signal signal : Signal.ALL) {
      parts[signal.feature().ordinal()] += weights.part(signal, values[signal.ordinal()]);
    }
    parts[Feature.VOCABULARY.ordinal()] = weights.part(grams);
    return Scale.complexity(weights.bias(), parts, terms.pointsIn(task.text()));
  }
}
