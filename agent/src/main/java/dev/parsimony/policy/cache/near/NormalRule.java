/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

/** One way in which the words of two calls may differ without asking for something else. */
public enum NormalRule {
  /** Blanks at the ends of lines, repeated ones within a line, empty lines. */
  WHITE_SPACE("white-space"),
  /** The first letter of the text, where its first word begins a request. */
  CASE("case"),
  /** The English articles. */
  ARTICLES("articles"),
  /** The date of the call. */
  DATES("dates"),
  /** UUIDs. */
  UUIDS("uuids"),
  /** Long hexadecimal numbers, such as the ids of traces. */
  IDS("ids");

  private final String label;

  NormalRule(String label) {
    this.label = label;
  }

  /** The name in the configuration. */
  public String label() {
    return label;
  }
}
