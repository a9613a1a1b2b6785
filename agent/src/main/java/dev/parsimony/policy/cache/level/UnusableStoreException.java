/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.setting.MissingSecretException;

/** A store cannot be used as it is; says what was found there and what is allowed. */
public class UnusableStoreException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusableStoreException(String found, String allowed) {
    super(found + "; allowed: " + allowed, null, false, false);
  }

  UnusableStoreException(MissingSecretException missing) {
    super(missing.getMessage(), null, false, false);
  }
}
