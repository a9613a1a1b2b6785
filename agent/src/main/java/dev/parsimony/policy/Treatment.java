/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The settings of a policy that may change what a call asks, and so what it is answered. */
public interface Treatment {

  /** Stands for all that can change a request; empty where nothing is changed. */
  String treatment();

  /** What stands for settings that are told as a text. */
  static String of(String told) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_16));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
