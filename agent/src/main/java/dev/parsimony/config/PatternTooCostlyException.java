/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

/** Says that the pattern of a rule takes too long on a prompt, so that nobody knows if it fits. */
final class PatternTooCostlyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PatternTooCostlyException() {
    super("a rule's system-prompt pattern takes too long");
  }
}
