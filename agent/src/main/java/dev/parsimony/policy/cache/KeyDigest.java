/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Feeds parts into one SHA-256, each with its length, so that no two lists of parts run alike. */
final class KeyDigest {

  // A clone needs no look-up among the security providers, which older JVMs do under one lock.
  private static final MessageDigest PROTOTYPE = create();

  private final MessageDigest digest = start();

  KeyDigest put(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      digest.update((byte) (value >>> shift));
    }
    return this;
  }

  /** By UTF-16 code unit: an encoder would make all lone surrogates equal. */
  KeyDigest put(String text) {
    byte[] units = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      units[2 * i] = (byte) (text.charAt(i) >>> Byte.SIZE);
      units[2 * i + 1] = (byte) text.charAt(i);
    }
    put(units.length);
    digest.update(units);
    return this;
  }

  KeyDigest put(List<String> texts) {
    put(texts.size());
    for (String text : texts) {
      put(text);
    }
    return this;
  }

  KeyDigest put(Fingerprint fingerprint) {
    digest.update(fingerprint.bytes());
    return this;
  }

  /** The digest itself, for a last part that ends where the key ends. */
  MessageDigest last() {
    return digest;
  }

  Fingerprint finish() {
    return Fingerprint.of(digest.digest());
  }

  private static MessageDigest start() {
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
}
