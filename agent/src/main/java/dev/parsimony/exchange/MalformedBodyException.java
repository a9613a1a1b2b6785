/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** A body that is not what its dialect expects. The message never quotes the body. */
public final class MalformedBodyException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedBodyException(String message) {
    super(message, null, false, false);
  }
}
