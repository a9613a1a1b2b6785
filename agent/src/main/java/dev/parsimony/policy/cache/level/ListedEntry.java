/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.policy.Fingerprint;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An entry as it may be shown: all but what it holds. Immutable. */
public final class ListedEntry {

  private final Fingerprint key;
  private final long storedAt;
  private final long expiresAt;
  private final long bytes;
  private final @Nullable EntryLabel label;

  /**
   * @param headAndLabel the begin of its record
   */
  public ListedEntry(RecordFormat format, RecordHead head, ByteBuffer headAndLabel) {
    this.key = head.key();
    this.storedAt = head.storedAt();
    this.expiresAt = head.expiresAt();
    this.bytes = head.recordLength();
    this.label = format.label(headAndLabel);
  }

  public Fingerprint key() {
    return key;
  }

  /** Milliseconds since the epoch. */
  public long storedAt() {
    return storedAt;
  }

  /** Milliseconds since the epoch. */
  public long expiresAt() {
    return expiresAt;
  }

  /** What its record takes. */
  public long bytes() {
    return bytes;
  }

  /** Whether its label is damaged, and with it the whole: it is never given. */
  public boolean isDamaged() {
    return label == null;
  }

  public EntryLabel label() {
    return label == null ? EntryLabel.NONE : label;
  }
}
