/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

/** Says that the pattern of a rule takes too long on a text, so that nobody knows if it fits. */
public final class PatternTooCostlyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PatternTooCostlyException() {
    super("a rule's pattern takes too long");
  }
}
