/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.EntryLabel;
import dev.parsimony.policy.cache.level.RecordFormat;
import dev.parsimony.policy.cache.level.RecordHead;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An entry as it may be shown: all but what it holds. Immutable. */
public final class ListedEntry {

  private final Fingerprint key;
  private final long storedAt;
  private final long expiresAt;
  private final long bytes;
  private final @Nullable EntryLabel label;

  ListedEntry(
      Fingerprint key, long storedAt, long expiresAt, long bytes, @Nullable EntryLabel label) {
    this.key = key;
    this.storedAt = storedAt;
    this.expiresAt = expiresAt;
    this.bytes = bytes;
    this.label = label;
  }

  /** The one that a head begins. */
  static ListedEntry read(Segment segment, RecordFormat format, RecordHead head, long offset)
      throws IOException {
    EntryLabel label = format.label(segment.read(offset, (int) head.contentStart()));
    return new ListedEntry(
        head.key(), head.storedAt(), head.expiresAt(), head.recordLength(), label);
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

  /** What it takes on the disk. */
  public long bytes() {
    return bytes;
  }

  /** Whether its label is damaged, and with it the whole: it is never given. */
  boolean isDamaged() {
    return label == null;
  }

  public EntryLabel label() {
    return label == null ? EntryLabel.NONE : label;
  }
}
