/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

/** A directory cannot be used as it is; says what was found there and what is allowed. */
final class UnusableDirectoryException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableDirectoryException(String found, String allowed) {
    super(found + "; allowed: " + allowed, null, false, false);
  }
}
