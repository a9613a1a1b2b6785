/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.policy.Fingerprint;

/** What is kept under one key. Immutable, as long as nobody writes to the content. */
public final class Entry {

  private final Fingerprint key;
  private final long storedAt;
  private final long expiresAt;
  private final byte[] content;

  /**
   * @param storedAt milliseconds since the epoch
   * @param expiresAt milliseconds since the epoch; from then on it is no longer found
   * @param content not copied
   */
  public Entry(Fingerprint key, long storedAt, long expiresAt, byte[] content) {
    this.key = key;
    this.storedAt = storedAt;
    this.expiresAt = expiresAt;
    this.content = content;
  }

  public Fingerprint key() {
    return key;
  }

  public long storedAt() {
    return storedAt;
  }

  public long expiresAt() {
    return expiresAt;
  }

  public byte[] content() {
    return content;
  }
}
