/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.util.Locale;

/** What of a request speaks for its being hard or easy, by the name that explanations use. */
public enum Feature {
  SIZE,
  WORDING,
  CODE,
  REASONING,
  STEPS,
  QUESTIONS,
  DOMAIN,
  NUMBERS,
  OUTPUT,
  TOOLS,
  HISTORY,
  /** Which words occur, by what was learned of each. */
  VOCABULARY,
  /** What the rule's own terms add. */
  RULE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Its name in explanations. */
  public String label() {
    return label;
  }
}
