/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.policy.Fingerprint;
import java.util.function.Supplier;

/** What is kept under one key. Immutable, as long as nobody writes to the content. */
public final class Entry {

  private final Fingerprint key;
  private final long storedAt;
  private final long expiresAt;
  private final byte[] content;
  private final Supplier<EntryLabel> label;
  private final long labelBytes;

  /**
   * @param storedAt milliseconds since the epoch
   * @param expiresAt milliseconds since the epoch; from then on it is no longer found
   * @param content not copied
   */
  public Entry(Fingerprint key, long storedAt, long expiresAt, byte[] content) {
    this(key, storedAt, expiresAt, content, () -> EntryLabel.NONE, 0);
  }

  private Entry(
      Fingerprint key,
      long storedAt,
      long expiresAt,
      byte[] content,
      Supplier<EntryLabel> label,
      long labelBytes) {
    this.key = key;
    this.storedAt = storedAt;
    this.expiresAt = expiresAt;
    this.content = content;
    this.label = label;
    this.labelBytes = labelBytes;
  }

  /**
   * The same with what may be told of it.
   *
   * @param made makes the label, on the thread that writes
   * @param bytes what it keeps in memory until then
   */
  public Entry labelled(Supplier<EntryLabel> made, long bytes) {
    return new Entry(key, storedAt, expiresAt, content, made, bytes);
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

  /** Made anew each time. */
  public EntryLabel label() {
    return label.get();
  }

  /** What it keeps in memory, about. */
  public long weight() {
    return content.length + labelBytes;
  }
}
