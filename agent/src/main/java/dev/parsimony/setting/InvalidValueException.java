/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

/** Says why a written value is not one that a setting takes. */
public final class InvalidValueException extends Exception {

  private static final long serialVersionUID = 1;

  InvalidValueException(Node value, String why) {
    super(value.quoted() + " " + why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
