/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

/** Compares figures with what they are to be at most, in a table. */
final class Goals {

  private final MarkdownTable table = new MarkdownTable("goal", "measured", "at most", "");
  private boolean allMet = true;

  void atMost(String what, double limit, double measured, String unit) {
    boolean met = measured <= limit;
    allMet &= met;
    table.row(what, text(measured, unit), text(limit, unit), met ? "met" : "MISSED");
  }

  boolean allMet() {
    return allMet;
  }

  private static String text(double figure, String unit) {
    return MarkdownTable.figure("%.2f", figure) + " " + unit;
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
