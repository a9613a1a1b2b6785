/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

/** What became of a prompt, in the words of who changes it and of who only imagines to. */
enum CompressOutcome {
  CHANGED("changed", "would_change"),
  UNCHANGED("unchanged", "would_not_change"),
  SAVED("saved", "would_save"),
  UNUSED("unused", "would_not_use"),
  LIMITED("limited", "would_limit"),
  BYPASS("bypass", "would_bypass");

  private final String done;
  private final String imagined;

  CompressOutcome(String done, String imagined) {
    this.done = done;
    this.imagined = imagined;
  }

  /**
   * @param live whether it happened, and was not only imagined
   */
  String label(boolean live) {
    return live ? done : imagined;
  }
}
