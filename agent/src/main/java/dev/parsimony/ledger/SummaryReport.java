/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;

/** A summary as the command line prints it. */
public final class SummaryReport {

  private static final int NANO_DIGITS = 9;
  private static final int SHOWN_DIGITS = 6;
  private static final String ESTIMATED = "  besides, by estimate";

  private final String text;

  private SummaryReport(String text) {
    this.text = text;
  }

  /**
   * Reads the file that a {@link Ledger} wrote.
   *
   * @throws UnreadableSummaryException when it is missing, damaged, or something else
   */
  public static SummaryReport read(Path path) throws UnreadableSummaryException {
    try {
      return new SummaryReport(text(new Figures(SummaryFile.read(path))));
    } catch (IOException e) {
      throw new UnreadableSummaryException("it cannot be read");
    }
  }

  /** The whole report, in lines. */
  public String render() {
    return text;
  }

  private static String text(Figures document) throws UnreadableSummaryException {
    return String.join(
        "\n",
        "Parsimony, " + document.text("since") + " to " + document.text("until") + "\n",
        calls(document),
        money(document.part("totals")),
        models(document),
        decisions(document) + savings(document) + rollouts(document) + tokenizers(document));
  }

  private static String calls(Figures document) throws UnreadableSummaryException {
    Figures totals = document.part("totals");
    return new TextTable(1, "calls", number(totals, Figure.CALLS))
        .row("  answered from the cache", number(totals, Figure.CACHE_HITS))
        .row("  joined to the same call in flight", number(totals, Figure.JOINED))
        .row("  failed", number(totals, Figure.ERRORS))
        .row("    refused by a budget", number(totals, Figure.REFUSED))
        .row("  of unknown cost", number(totals, Figure.COST_UNKNOWN_CALLS))
        .row("failures of the agent, suppressed", number(document, "suppressedFailures"))
        .row("calls that this summary missed", number(document, "droppedExchanges"))
        .render();
  }

  private static String money(Figures totals) throws UnreadableSummaryException {
    TextTable table =
        new TextTable(1, "", "tokens in", "tokens out", "US dollars")
            .row(
                "billed",
                number(totals, Figure.INPUT_TOKENS),
                number(totals, Figure.OUTPUT_TOKENS),
                cost(totals, Figure.COST_NANO_USD, Figure.COST_UNKNOWN_CALLS))
            .row(
                ESTIMATED,
                number(totals, Figure.ESTIMATED_INPUT_TOKENS),
                number(totals, Figure.ESTIMATED_OUTPUT_TOKENS),
                "");
    saving(table, "saved", totals, SavingFigures.SAVED);
    if (totals.number(Figure.MOVED_CALLS) > 0) {
      table.row("  by other models, by estimate", "", "", byModels(totals));
    }
    saving(table, "would have been saved", totals, SavingFigures.WOULD_SAVE);
    return table.render();
  }

  private static void saving(TextTable table, String label, Figures totals, SavingFigures saving)
      throws UnreadableSummaryException {
    table
        .row(
            label,
            number(totals, saving.input),
            number(totals, saving.output),
            cost(totals, saving.cost, saving.costUnknownCalls))
        .row(
            ESTIMATED,
            number(totals, saving.estimatedInput),
            number(totals, saving.estimatedOutput),
            "");
  }

  private static String models(Figures document) throws UnreadableSummaryException {
    TextTable table =
        new TextTable(
            1, "model", "calls", "cached", "joined", "failed", "in", "out", "billed $", "saved $");
    for (Figures model : document.rows("models")) {
      table.row(
          model.text("model"),
          number(model, Figure.CALLS),
          number(model, Figure.CACHE_HITS),
          number(model, Figure.JOINED),
          number(model, Figure.ERRORS),
          number(model, Figure.INPUT_TOKENS),
          number(model, Figure.OUTPUT_TOKENS),
          cost(model, Figure.COST_NANO_USD, Figure.COST_UNKNOWN_CALLS),
          cost(model, Figure.SAVED_NANO_USD, Figure.SAVED_COST_UNKNOWN_CALLS));
    }
    return table.render();
  }

  private static String decisions(Figures document) throws UnreadableSummaryException {
    TextTable table = new TextTable(4, "policy", "outcome", "reason", "rule", "times");
    for (Figures decision : document.rows("decisions")) {
      table.row(
          decision.text("policy"),
          decision.text("outcome"),
          decision.text("reason"),
          decision.text("rule"),
          number(decision, "count"));
    }
    return table.render();
  }

  private static String savings(Figures document) throws UnreadableSummaryException {
    TextTable table =
        new TextTable(1, "saved by", "calls", "in", "out", "estimated in", "estimated out", "$");
    List<Figures> policies = document.rows("savings");
    for (Figures policy : policies) {
      table.row(
          policy.text("policy"),
          number(policy, Figure.SAVED_CALLS),
          number(policy, Figure.SAVED_INPUT_TOKENS),
          number(policy, Figure.SAVED_OUTPUT_TOKENS),
          number(policy, Figure.SAVED_ESTIMATED_INPUT_TOKENS),
          number(policy, Figure.SAVED_ESTIMATED_OUTPUT_TOKENS),
          cost(policy, Figure.SAVED_NANO_USD, Figure.SAVED_COST_UNKNOWN_CALLS));
    }
    return policies.isEmpty() ? "" : "\n" + table.render();
  }

  private static String rollouts(Figures document) throws UnreadableSummaryException {
    TextTable table =
        new TextTable(
            3, "rule", "policy", "arm", "calls", "failed", "in", "out", "billed $", "mean ms");
    List<Figures> arms = document.rows("rollouts");
    for (Figures arm : arms) {
      table.row(
          arm.text("rule"),
          arm.text("policy"),
          arm.text("arm"),
          number(arm, Figure.CALLS),
          number(arm, Figure.ERRORS),
          number(arm, Figure.INPUT_TOKENS),
          number(arm, Figure.OUTPUT_TOKENS),
          cost(arm, Figure.COST_NANO_USD, Figure.COST_UNKNOWN_CALLS),
          meanMillis(arm));
    }
    return arms.isEmpty() ? "" : "\n" + table.render();
  }

  private static String tokenizers(Figures document) throws UnreadableSummaryException {
    TextTable table =
        new TextTable(2, "tokenizer", "ratio", "tokens for each", "give or take", "calls");
    List<Figures> families = document.rows("tokenizers");
    for (Figures family : families) {
      table.row(
          family.text("tokenizer"),
          family.text("known"),
          permille(family, "ratioPermille"),
          permille(family, "errorPermille"),
          number(family, "samples"));
    }
    return families.isEmpty() ? "" : "\n" + table.render();
  }

  private static String permille(Figures figures, String name) throws UnreadableSummaryException {
    return BigDecimal.valueOf(figures.number(name), 3).toPlainString();
  }

  private static String meanMillis(Figures figures) throws UnreadableSummaryException {
    long calls = Math.max(figures.number(Figure.CALLS), 1);
    return Long.toString(Math.round(figures.number(Figure.DURATION_MICROS) / 1e3 / calls));
  }

  /* What nobody knows must not read as for free. */
  private static String cost(Figures figures, Figure known, Figure unknownCalls)
      throws UnreadableSummaryException {
    if (figures.number(unknownCalls) == 0) {
      return dollars(figures, known);
    }
    return figures.number(known) == 0 ? "unknown" : ">= " + dollars(figures, known);
  }

  private static String number(Figures figures, Figure figure) throws UnreadableSummaryException {
    return number(figures, figure.label());
  }

  private static String number(Figures figures, String name) throws UnreadableSummaryException {
    return Long.toString(figures.number(name));
  }

  private static String byModels(Figures totals) throws UnreadableSummaryException {
    return dollars(
        totals.number(Figure.MODEL_SAVED_NANO_USD) - totals.number(Figure.MODEL_LOST_NANO_USD));
  }

  private static String dollars(Figures figures, Figure figure) throws UnreadableSummaryException {
    return dollars(figures.number(figure));
  }

  private static String dollars(long nanoDollars) {
    return BigDecimal.valueOf(nanoDollars, NANO_DIGITS)
        .setScale(SHOWN_DIGITS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
