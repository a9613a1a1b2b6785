/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

/** Compares figures with what they are to be at most or at least, in a table. */
final class Goals {

  private final MarkdownTable table = new MarkdownTable("goal", "measured", "wanted", "");
  private boolean allMet = true;

  void atMost(String what, double limit, double measured, String unit) {
    row(what, "at most " + text(limit, unit), text(measured, unit), measured <= limit);
  }

  void atLeast(String what, double limit, double measured, String unit) {
    row(what, "at least " + text(limit, unit), text(measured, unit), measured >= limit);
  }

  private void row(String what, String wanted, String measured, boolean met) {
    allMet &= met;
    table.row(what, measured, wanted, met ? "met" : "MISSED");
  }

  boolean allMet() {
    return allMet;
  }

  private static String text(double figure, String unit) {
    return (MarkdownTable.figure("%.2f", figure) + " " + unit).trim();
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
