/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

/** A secret is not where the configuration says; tells where that is, and not what was found. */
public final class MissingSecretException extends Exception {

  private static final long serialVersionUID = 1L;

  MissingSecretException(String found, int shortest) {
    super(
        found + "; allowed: at least " + shortest + (shortest == 1 ? " character" : " characters"),
        null,
        false,
        false);
  }
}
