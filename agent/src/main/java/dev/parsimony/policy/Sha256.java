/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes SHA-256 digests. */
public final class Sha256 {

  // A clone needs no look-up among the security providers, which older JVMs do under one lock.
  private static final MessageDigest PROTOTYPE = create();

  public static MessageDigest start() {
    try {
      return (MessageDigest) PROTOTYPE.clone();
    } catch (CloneNotSupportedException e) {
      return create();
    }
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private Sha256() {}
}
