/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

/** Says that the command line was not called as it must be. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
