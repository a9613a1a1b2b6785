/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.cache.level.UnusableStoreException;

/** A directory cannot be used as long as another JVM uses it. */
final class HeldDirectoryException extends UnusableStoreException {

  private static final long serialVersionUID = 1L;

  HeldDirectoryException() {
    super(
        "another JVM uses the directory",
        "one JVM at a time; give each its own directory, or end that one");
  }
}
