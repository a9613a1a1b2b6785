/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.Sha256;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Feeds parts into one SHA-256, each with its length, so that no two lists of parts run alike. */
final class KeyDigest {

  private static final int MOST_PENDING = 128;

  private final MessageDigest digest = Sha256.start();
  private final byte[] pending = new byte[MOST_PENDING];
  private int length;

  KeyDigest put(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      feed((byte) (value >>> shift));
    }
    return this;
  }

  /** By UTF-16 code unit: an encoder would make all lone surrogates equal. */
  KeyDigest put(String text) {
    put(text.length());
    for (int i = 0; i < text.length(); i++) {
      feed((byte) (text.charAt(i) >>> Byte.SIZE));
      feed((byte) text.charAt(i));
    }
    return this;
  }

  KeyDigest put(List<String> texts) {
    put(texts.size());
    for (String text : texts) {
      put(text);
    }
    return this;
  }

  /** By the names, each with its values. */
  KeyDigest put(SortedMap<String, List<String>> headers) {
    put(headers.size());
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      put(header.getKey()).put(header.getValue());
    }
    return this;
  }

  KeyDigest put(byte[] bytes) {
    put(bytes.length);
    for (byte b : bytes) {
      feed(b);
    }
    return this;
  }

  /** The digest itself, for a last part that ends where the key ends. */
  MessageDigest last() {
    flush();
    return digest;
  }

  Fingerprint finish() {
    return Fingerprint.of(last().digest());
  }

  private void feed(byte b) {
    if (length == MOST_PENDING) {
      flush();
    }
    pending[length++] = b;
  }

  private void flush() {
    digest.update(pending, 0, length);
    length = 0;
  }
}
