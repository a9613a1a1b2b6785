/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

/** Prompts of four thousand characters, which differ in their first words. */
final class Prompts {

  private static final int LENGTH = 4096;
  private static final String SENTENCE =
      "The customer writes that the parcel has arrived damaged and asks for a replacement. ";

  private final String filler;

  Prompts() {
    StringBuilder text = new StringBuilder(LENGTH + SENTENCE.length());
    while (text.length() < LENGTH) {
      text.append(SENTENCE);
    }
    this.filler = text.toString();
  }

  String numbered(long number) {
    String start = "Ticket " + number + ". ";
    return start + filler.substring(0, LENGTH - start.length());
  }
}
